import { addDays } from '../../figures/dates.ts';
import { bulk } from '../../seed/bulk.ts';
import { createRandom } from '../../seed/random.ts';
import { type Sowing, stamps } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';
import type { Row } from '../tables.ts';
import { invoiceFigures } from './figures.ts';

type Booking = Row<'bookings'>;
type Invoice = Omit<Row<'invoices'>, 'id'>;

/** What became of the invoice of a booking; none where nothing was charged yet. */
function invoiceStatus(booking: Booking, roll: number): Invoice['status'] | undefined {
  if (booking.status === 'checked_out') return 'paid';
  if (booking.status === 'checked_in') return 'sent';
  if (booking.status === 'cancelled') return roll < 0.5 ? 'cancelled' : undefined;
  if (booking.status !== 'confirmed' || booking.id === 9876) return undefined;
  return booking.paid_cents > 0 ? 'sent' : roll < 0.3 ? 'draft' : undefined;
}

/** Invoices in the order of their issue, numbered within agency and year. */
function sowInvoices(sowing: Sowing): Invoice[] {
  const numbers = new Map<string, number>();
  return sowing.bookings
    .map((booking) => ({ booking, status: invoiceStatus(booking, createRandom(booking.id + 1).next()) }))
    .sort((a, b) => (a.booking.created_at < b.booking.created_at ? -1 : 1))
    .flatMap(({ booking, status }): Invoice[] => {
      if (!status) return [];
      const issued_on = booking.created_at.slice(0, 10);
      const series = `${booking.agency_id} ${issued_on.slice(0, 4)}`;
      const number = (numbers.get(series) ?? 0) + 1;
      numbers.set(series, number);
      const sent_at = status === 'sent' || status === 'paid' ? booking.created_at : null;
      const paid_at = status === 'paid' ? booking.checked_out_at : null;
      return [
        {
          ...invoiceFigures(booking),
          agency_id: booking.agency_id,
          number: `INV-${issued_on.slice(0, 4)}-${String(number).padStart(4, '0')}`,
          booking_id: booking.id,
          status,
          issued_on,
          due_on: booking.check_in > issued_on ? booking.check_in : addDays(issued_on, 15),
          sent_at,
          paid_at,
          ...stamps(booking.created_at, paid_at ?? booking.cancelled_at ?? booking.created_at),
        },
      ];
    });
}

export const seed: Seed = { demo: (sowing) => bulk(sowing.db, 'invoices', sowInvoices(sowing)) };
