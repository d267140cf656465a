import type { Row } from '../resources/tables.ts';
import { allocate } from './allocate.ts';
import { addDays, days, daysBetween } from './dates.ts';

type Booking = Row<'bookings'>;
export type BookingStatus = Booking['status'];

/** What of a booking the figures need. */
export type Stay = Pick<
  Booking,
  'id' | 'property_id' | 'check_in' | 'check_out' | 'guests_count' | 'total_cents' | 'commission_cents'
>;

/** A night that was sold. Amounts in centimes. */
export interface Night {
  booking_id: number;
  property_id: number;
  /** The day on which it begins. */
  date: string;
  gross: number;
  commission: number;
  guests: number;
}

/** Bookings that bring revenue. A pending one may yet fall through; a no-show and a cancelled one bring none. Inferred. */
export const earning = ['confirmed', 'checked_in', 'checked_out'] as const satisfies readonly BookingStatus[];

/** Bookings whose nights cannot be sold again. */
export const occupying = ['pending', ...earning] as const satisfies readonly BookingStatus[];

export const nightsCount = ({ check_in, check_out }: Pick<Stay, 'check_in' | 'check_out'>): number =>
  daysBetween(check_in, check_out);

/** The nights of a stay between two days, both included; each bears its share of the price and of the commission. */
export function nightsOfStay(stay: Stay, from: string, to: string): Night[] {
  const count = nightsCount(stay);
  const gross = allocate(stay.total_cents, count);
  const commission = allocate(stay.commission_cents, count);
  const last = addDays(stay.check_out, -1);
  return days(stay.check_in > from ? stay.check_in : from, last < to ? last : to).map((date) => {
    const index = daysBetween(stay.check_in, date);
    return {
      booking_id: stay.id,
      property_id: stay.property_id,
      date,
      gross: gross[index] ?? 0,
      commission: commission[index] ?? 0,
      guests: stay.guests_count,
    };
  });
}

export interface Totals {
  nights: number;
  guest_nights: number;
  gross: number;
  commission: number;
}

export function totalsOf(nights: readonly Night[]): Totals {
  const totals = { nights: nights.length, guest_nights: 0, gross: 0, commission: 0 };
  for (const night of nights) {
    totals.guest_nights += night.guests;
    totals.gross += night.gross;
    totals.commission += night.commission;
  }
  return totals;
}

/** The items by a key of theirs, in the order in which the keys first come. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
