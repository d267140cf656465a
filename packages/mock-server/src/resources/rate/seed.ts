import { toCents } from '../../figures/money.ts';
import { founded, seedProperties } from '../../seed/agencies.ts';
import { bulk } from '../../seed/bulk.ts';
import type { Seed } from '../define.ts';
import type { Row } from '../tables.ts';

type Season = Omit<Row<'rates'>, 'id'>;

const years = [2025, 2026, 2027, 2028, 2029, 2030];

const roundTo10 = (price: number): number => Math.round(price / 10) * 10;

/**
 * Seasons of every property and year: spring, summer where it costs more, and the turn of the year. Property 1 has no
 * season in August 2026, when its published booking costs 750 a night, nor in March and May 2027 (the contract's examples).
 */
export const seedRates: readonly Season[] = seedProperties.flatMap(({ id, agency_id, base, summer }) => {
  const season = (
    name: string,
    start_date: string,
    end_date: string,
    price: number,
    min_stay: number,
  ): Season => ({
    agency_id,
    property_id: id,
    name,
    start_date,
    end_date,
    nightly_price_cents: toCents(price),
    min_stay,
    created_at: founded,
    updated_at: founded,
  });
  return years.flatMap((year) => [
    season('Printemps', `${year}-04-01`, `${year}-04-30`, roundTo10(base * 1.2), 2),
    ...(summer > base ? [season('Été', `${year}-07-01`, `${year}-08-31`, summer, 2)] : []),
    season("Fêtes de fin d'année", `${year}-12-20`, `${year + 1}-01-05`, roundTo10(base * 1.5), 4),
  ]);
});

export const seed: Seed = { demo: ({ db }) => bulk(db, 'rates', seedRates) };
