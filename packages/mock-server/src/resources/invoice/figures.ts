import { mad } from '../../figures/money.ts';
import { nightsCount } from '../../figures/night.ts';
import type { Row } from '../tables.ts';
import { touristTaxCents } from '../tax-report/figures.ts';

export type InvoiceFigures = Pick<
  Row<'invoices'>,
  'customer_name' | 'lines' | 'subtotal_cents' | 'tax_cents' | 'total_cents'
>;

type Booking = Pick<
  Row<'bookings'>,
  'reference' | 'check_in' | 'check_out' | 'guests_count' | 'guest_name' | 'total_cents'
>;

/**
 * What a guest is charged: the stay, and the tourist tax on it. The nights are a line of their own price where that
 * is whole centimes, else the stay is charged as one, so that quantity x unit price is the total.
 */
export function invoiceFigures(booking: Booking): InvoiceFigures {
  const nights = nightsCount(booking);
  const quantity = booking.total_cents % nights === 0 ? nights : 1;
  const tax = nights * booking.guests_count * touristTaxCents;
  return {
    customer_name: booking.guest_name,
    lines: [
      {
        description: `Stay of ${nights} night${nights === 1 ? '' : 's'}, ${booking.reference}`,
        quantity,
        unit_price: mad(booking.total_cents / quantity),
        total: mad(booking.total_cents),
      },
    ],
    subtotal_cents: booking.total_cents,
    tax_cents: tax,
    total_cents: booking.total_cents + tax,
  };
}
