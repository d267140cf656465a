import type { Input } from '../contract/index.ts';

/** What of a rate decides about its days; the API's own object fits. Dates are `YYYY-MM-DD`, the last one inclusive. */
export interface SeasonalRate {
  id: number;
  name: string | null;
  start_date: string;
  end_date: string;
  /** MAD a night. */
  nightly_price: number;
  min_stay: number | null;
}

/** The price that one night is to have. */
export interface DailyPrice {
  /** `YYYY-MM-DD` */
  date: string;
  /** MAD, at most two decimals. */
  price: number;
  /** Fewest nights of a stay that begins here; null for none. Left out: as it is. */
  min_stay?: number | null | undefined;
}

/** One request; `client.call(operation, input)` makes it. */
export type RateCall =
  | { operation: 'rate.delete'; input: Input<'rate.delete'> }
  | { operation: 'rate.update'; input: Input<'rate.update'> }
  | { operation: 'rate.create'; input: Input<'rate.create'> };

/** What holds for one night. Nights of one rate are equal in all of it. */
export interface Cell {
  price: number;
  minStay: number | null;
  name: string | null;
}

/** Nights in a row, numbered from 1970-01-01, the last one inclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Nights in a row that are alike. */
export interface Segment extends Span {
  cell: Cell;
}

/** A rate that LGCD has, as nights. */
export interface KnownRate extends Segment {
  id: number;
}
