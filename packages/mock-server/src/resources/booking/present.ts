import type { EventData, Returned } from '@lgcd/core-client/contract';
import { mad } from '../../figures/money.ts';
import { nightsCount } from '../../figures/night.ts';
import type { Row } from '../tables.ts';

export type Booking = Returned<'booking.get'>;
export type BookingBlock = EventData<'booking.created'>['booking'];

export function presentBooking(row: Row<'bookings'>): Booking {
  const { agency_id: _, total_cents, commission_cents, paid_cents, ...fields } = row;
  return {
    ...fields,
    nights: nightsCount(row),
    total_amount: mad(total_cents),
    commission_amount: mad(commission_cents),
    net_amount: mad(total_cents - commission_cents),
    paid_amount: mad(paid_cents),
    currency: 'MAD',
  };
}

/** The booking as webhooks carry it: the published fields in the published order, and no other. */
export const bookingBlock = (row: Row<'bookings'>): BookingBlock => ({
  id: row.id,
  reference: row.reference,
  status: row.status,
  source: row.source,
  check_in: row.check_in,
  check_out: row.check_out,
  guests_count: row.guests_count,
  guest_name: row.guest_name,
});
