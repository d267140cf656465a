import type { Row } from '../resources/tables.ts';
import { addDays, days } from './dates.ts';

type Property = Pick<Row<'properties'>, 'base_price_cents' | 'min_stay'>;
type Season = Pick<Row<'rates'>, 'start_date' | 'end_date' | 'nightly_price_cents' | 'min_stay'>;

export interface DayPrice {
  price_cents: number;
  min_stay: number;
}

/** What a night costs: the price of its season, else the property's own. Seasons of a property do not overlap. */
export function priceOfDay(property: Property, seasons: readonly Season[], date: string): DayPrice {
  const season = seasons.find(({ start_date, end_date }) => start_date <= date && date <= end_date);
  return {
    price_cents: season?.nightly_price_cents ?? property.base_price_cents,
    min_stay: season?.min_stay ?? property.min_stay,
  };
}

/** Price of a stay in centimes, night by night. */
export const priceOfStay = (
  property: Property,
  seasons: readonly Season[],
  checkIn: string,
  checkOut: string,
): number =>
  days(checkIn, addDays(checkOut, -1)).reduce(
    (sum, date) => sum + priceOfDay(property, seasons, date).price_cents,
    0,
  );
