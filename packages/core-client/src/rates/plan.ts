import { cellsOf, desiredCells, knownRates } from './cells.ts';
import { dateOf } from './day.ts';
import { layOut } from './layout.ts';
import { match } from './match.ts';
import { inOrder } from './order.ts';
import type { DailyPrice, RateCall, SeasonalRate, Segment } from './types.ts';

/** Daily prices and what LGCD has now; money in MAD, days as `YYYY-MM-DD`. */
export interface RatePlan {
  property_id: number;
  /** The property's rates, at least those that hold a named day or the one before or after it. */
  existing: readonly SeasonalRate[];
  prices: readonly DailyPrice[];
  /** Name of rates on nights that had none; none when left out. */
  name?: string | null | undefined;
}

/**
 * The fewest calls after which LGCD holds exactly these prices, and on every other day what it held before. Made in
 * this order, no two rates overlap at any moment, which LGCD would refuse. No calls when the prices hold already.
 * @throws InputError for a day or price that is none, a day with two prices, or rates that overlap
 */
export function planRateSync({ property_id, existing, prices, name = null }: RatePlan): RateCall[] {
  const rates = knownRates(existing);
  const before = cellsOf(rates);
  const after = desiredCells(before, prices, name);
  const { leaving, coming } = layOut(rates, before, after);
  const { deleted, updated, created } = match(leaving, coming);
  // A PUT replaces the rate as a whole, so it says everything a create says.
  const write = ({ start, end, cell }: Segment) => ({
    property_id,
    name: cell.name,
    start_date: dateOf(start),
    end_date: dateOf(end),
    nightly_price: cell.price,
    min_stay: cell.minStay,
  });
  return [
    ...deleted.map(({ id }): RateCall => ({ operation: 'rate.delete', input: { id } })),
    ...inOrder(updated).map(
      ({ rate, segment }): RateCall => ({
        operation: 'rate.update',
        input: { id: rate.id, ...write(segment) },
      }),
    ),
    ...created.map((segment): RateCall => ({ operation: 'rate.create', input: write(segment) })),
  ];
}

/** The nights that rates hold, day by day: the other way round. */
export function dailyPrices(rates: readonly SeasonalRate[]): Required<DailyPrice>[] {
  return [...cellsOf(knownRates(rates))].map(([day, { price, minStay }]) => ({
    date: dateOf(day),
    price,
    min_stay: minStay,
  }));
}
