import { bulk } from '../../seed/bulk.ts';
import { createRandom } from '../../seed/random.ts';
import { type Sowing, within } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';
import type { Row } from '../tables.ts';

type Payment = Omit<Row<'payments'>, 'id'>;

/** One payment for what a booking has been paid; now and then one that failed before it. */
function sowPayments(sowing: Sowing): Payment[] {
  return sowing.bookings.flatMap((booking): Payment[] => {
    if (booking.paid_cents === 0) return [];
    const random = createRandom(booking.id + 2);
    const paid: Payment = {
      agency_id: booking.agency_id,
      type: 'booking',
      status: 'succeeded',
      amount_cents: booking.paid_cents,
      method: random.pick(['cmi', 'cmi', 'cmi', 'transfer', 'cash'] as const),
      booking_id: booking.id,
      saas_invoice_id: null,
      failure_reason: null,
      created_at: within(sowing, Date.parse(booking.created_at) + random.int(5, 600) * 60_000),
    };
    const failed: Payment = {
      ...paid,
      status: 'failed',
      method: 'cmi',
      failure_reason: 'The card was declined.',
      created_at: booking.created_at,
    };
    return random.chance(0.05) ? [failed, paid] : [paid];
  });
}

export const seed: Seed = { demo: (sowing) => bulk(sowing.db, 'payments', sowPayments(sowing)) };
