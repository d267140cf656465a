import type { Domain } from '../../engine/domain.ts';
import { type Condition, isIn } from '../../engine/store/conditions.ts';
import { earning, occupying } from '../../figures/night.ts';
import { nightsInSql } from './table.ts';

interface Dates {
  property_id: number;
  check_in: string;
  check_out: string;
}

/**
 * Stays that end after `date`, or on it with `>=`. They began after it less the longest stay of the agency: so an index
 * by arrival is read from there on, and not from the agency's first booking. Where SQLite cannot count back from a
 * date, all are read: no night is taken for free.
 */
export const endsAfter = (
  { store }: Pick<Domain, 'store'>,
  date: string,
  comparison: '>' | '>=' = '>',
): Condition[] => [
  [`check_out ${comparison} ?`, date],
  [
    `check_in ${comparison} coalesce(date(?, -(select max(${nightsInSql}) from bookings where agency_id = ?) || ' days'), '')`,
    date,
    store.agencyId,
  ],
];

/** Live bookings with a night between two days, the second excluded. A guest may arrive on the day another leaves. */
export const occupants = (domain: Pick<Domain, 'store'>, { property_id, check_in, check_out }: Dates) =>
  domain.store.list('bookings', [
    ['property_id = ?', property_id],
    isIn('status', occupying),
    ['check_in < ?', check_out],
    ...endsAfter(domain, check_in),
  ]);

/** Why these nights cannot be sold, in a sentence; nothing when they can. */
export function whyTaken(domain: Domain, dates: Dates, exceptBooking?: number): string | undefined {
  const booking = occupants(domain, dates).find(({ id }) => id !== exceptBooking);
  const says = 'The property is not available on these dates:';
  if (booking)
    return `${says} it is booked from ${booking.check_in} to ${booking.check_out} (${booking.reference}).`;
  const block = domain.store.first('blocks', [
    ['property_id = ?', dates.property_id],
    ['start_date < ?', dates.check_out],
    ['end_date > ?', dates.check_in],
  ]);
  return block && `${says} it is blocked from ${block.start_date} to ${block.end_date}.`;
}

/** Bookings that brought revenue between two days, both included. */
export const earningBookings = (domain: Pick<Domain, 'store'>, from: string, to: string) =>
  domain.store.list('bookings', [isIn('status', earning), ['check_in <= ?', to], ...endsAfter(domain, from)]);
