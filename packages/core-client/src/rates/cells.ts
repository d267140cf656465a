import { InputError } from '../client/errors.ts';
import { dateOf, dayOf } from './day.ts';
import type { Cell, DailyPrice, KnownRate, SeasonalRate } from './types.ts';

export const isSame = (a: Cell | undefined, b: Cell | undefined): boolean =>
  a === b || (a?.price === b?.price && a?.minStay === b?.minStay && a?.name === b?.name);

/** The rates of a property in the order of their days. */
export function knownRates(rates: readonly SeasonalRate[]): KnownRate[] {
  const known = rates.map(({ id, start_date, end_date, nightly_price, min_stay, name }) => ({
    id,
    start: dayOf(start_date),
    end: dayOf(end_date),
    cell: { price: nightly_price, minStay: min_stay, name },
  }));
  known.sort((a, b) => a.start - b.start);
  known.forEach((rate, index) => {
    const before = known[index - 1];
    if (before && before.end >= rate.start) {
      throw new InputError(
        `Rates ${before.id} and ${rate.id} overlap, so it is not known which price holds. Are they of one property?`,
      );
    }
  });
  return known;
}

export function cellsOf(rates: readonly KnownRate[]): Map<number, Cell> {
  const cells = new Map<number, Cell>();
  for (const { start, end, cell } of rates) {
    for (let day = start; day <= end; day += 1) cells.set(day, cell);
  }
  return cells;
}

const isCents = (price: number) => Math.abs(price * 100 - Math.round(price * 100)) < 1e-6;

function check({ date, price, min_stay }: DailyPrice): void {
  if (typeof price !== 'number' || !(price >= 0) || price === Number.POSITIVE_INFINITY || !isCents(price)) {
    throw new InputError(
      `The price of ${date} must be a number of dirhams from 0 on, with at most 2 decimals.`,
    );
  }
  if (min_stay !== undefined && min_stay !== null && !(Number.isInteger(min_stay) && min_stay >= 1)) {
    throw new InputError(`The min_stay of ${date} must be a whole number of nights from 1 on.`);
  }
}

/**
 * The nights as they are to be. One whose price is set keeps the name of its season and, unless told otherwise, its
 * shortest stay; one that had no rate gets `name`.
 * @throws InputError for a day that is none, a price that is none, or a day with two prices
 */
export function desiredCells(
  current: ReadonlyMap<number, Cell>,
  prices: readonly DailyPrice[],
  name: string | null,
): Map<number, Cell> {
  const cells = new Map(current);
  const named = new Map<number, Cell>();
  for (const price of prices) {
    check(price);
    const day = dayOf(price.date);
    const before = current.get(day);
    const cell: Cell = {
      price: price.price,
      minStay: price.min_stay === undefined ? (before?.minStay ?? null) : price.min_stay,
      name: before ? before.name : name,
    };
    if (named.has(day) && !isSame(named.get(day), cell)) {
      throw new InputError(`${dateOf(day)} is given two prices. Give each day once.`);
    }
    named.set(day, cell);
    cells.set(day, cell);
  }
  return cells;
}
