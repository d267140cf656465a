import type { Domain } from '../../engine/domain.ts';
import { isIn } from '../../engine/store/conditions.ts';
import { earning, occupying } from '../../figures/night.ts';

interface Dates {
  property_id: number;
  check_in: string;
  check_out: string;
}

/** Live bookings with a night between two days, the second excluded. A guest may arrive on the day another leaves. */
export const occupants = ({ store }: Pick<Domain, 'store'>, { property_id, check_in, check_out }: Dates) =>
  store.list('bookings', [
    ['property_id = ?', property_id],
    isIn('status', occupying),
    ['check_in < ?', check_out],
    ['check_out > ?', check_in],
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
export const earningBookings = ({ store }: Pick<Domain, 'store'>, from: string, to: string) =>
  store.list('bookings', [isIn('status', earning), ['check_in <= ?', to], ['check_out > ?', from]]);
