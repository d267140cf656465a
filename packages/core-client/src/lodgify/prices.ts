import { type Decimal, decimalOf } from './decimal.ts';
import { dayOf } from './values.ts';

/** The price of one night as Lodgify has it, for the shortest stay that it sells. */
export interface LodgifyPrice {
  /** `YYYY-MM-DD` */
  date: string;
  /** In the currency of the room type. */
  price: Decimal;
  min_stay: number | null;
}

/** The prices of a room type, as the Lodgify Trigger adds them to a `rate_change` when it reads them. */
export interface RoomPrices {
  room_type_id: number;
  currency_code: string | null;
  prices: LodgifyPrice[];
}

type Json = Record<string, unknown>;
const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(objectOf) : []);

const nights = (value: unknown): number | null =>
  Number.isSafeInteger(value) && (value as number) >= 1 ? (value as number) : null;

/** Lodgify may have several prices for a night, by length of stay; what a guest pays first is that of the shortest. */
function shortest(prices: readonly Json[]): Json | undefined {
  const known = prices.filter(({ price_per_day }) => decimalOf(price_per_day) !== undefined);
  return known.sort((a, b) => (nights(a.min_stay) ?? 1) - (nights(b.min_stay) ?? 1))[0];
}

/**
 * Reads the answer of `GET /v2/rates/calendar`: `calendar_items` with `date` and `prices`, `rate_settings` with
 * `currency_code`. An item without date holds the default price, which says nothing of a night.
 * Source: the fields that public clients read.
 */
export function roomPrices(roomTypeId: number, answer: unknown): RoomPrices {
  const { calendar_items, rate_settings } = objectOf(answer);
  const { currency_code } = objectOf(rate_settings);
  const prices = listOf(calendar_items).flatMap(({ date, prices: given }) => {
    const day = dayOf(date);
    const found = shortest(listOf(given));
    if (!day || !found) return [];
    return [
      { date: day, price: decimalOf(found.price_per_day) as Decimal, min_stay: nights(found.min_stay) },
    ];
  });
  return {
    room_type_id: roomTypeId,
    currency_code: typeof currency_code === 'string' ? currency_code : null,
    prices,
  };
}

/** The prices that a `rate_change` carries beside what Lodgify sent; undefined when nobody has read them. */
export function carriedPrices(object: Json): RoomPrices[] | undefined {
  if (!Array.isArray(object.rates)) return undefined;
  return listOf(object.rates).map(({ room_type_id, currency_code, prices }) => ({
    room_type_id: Number(room_type_id),
    currency_code: typeof currency_code === 'string' ? currency_code : null,
    prices: listOf(prices).flatMap(({ date, price, min_stay }) => {
      const [day, amount] = [dayOf(date), decimalOf(price)];
      return day && amount !== undefined ? [{ date: day, price: amount, min_stay: nights(min_stay) }] : [];
    }),
  }));
}
