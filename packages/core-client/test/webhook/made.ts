import { bookingBlockExample } from '../../src/contract/booking.ts';
import { testDelivery } from '../../src/webhook.ts';

export const secret = 'whsec_0123456789abcdef';
/** A genuine delivery. */
export const made = testDelivery({
  event: 'booking.confirmed',
  data: { booking: { ...bookingBlockExample, guest_name: 'Zoé / Karim' } },
  secret,
  created_at: '2026-07-15T10:23:41+00:00',
});
