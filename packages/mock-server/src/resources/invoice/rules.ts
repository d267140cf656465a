import type { Domain } from '../../engine/domain.ts';
import { isIn } from '../../engine/store/conditions.ts';
import { addDays } from '../../figures/dates.ts';
import { invalid } from '../../http/laravel/errors.ts';
import { audit } from '../audit-log/audit.ts';
import { takePayment } from '../payment/rules.ts';
import { refuseUnless } from '../refuse-unless.ts';
import type { Row } from '../tables.ts';
import { invoiceFigures } from './figures.ts';
import { presentInvoice } from './present.ts';

type Invoice = Row<'invoices'>;

const log = (domain: Domain, { id, number }: Invoice, verb: string) =>
  audit(domain, {
    action: `invoice.${verb}`,
    description: `Invoice ${number} was ${verb}.`,
    subject: ['invoice', id],
  });

/** `INV-2026-0042`: numbers run without a gap within the year of issue, as Moroccan law asks of invoices. */
export function nextNumber({ store }: Pick<Domain, 'store'>, year: string): string {
  const prefix = `INV-${year}-`;
  const last = store.first('invoices', [['number like ?', `${prefix}%`]], 'length(number) desc, number desc');
  const next = last ? Number(last.number.slice(prefix.length)) + 1 : 1;
  return `${prefix}${String(next).padStart(4, '0')}`;
}

/** A draft of what the guest is charged. A booking has one invoice that is not cancelled. */
export function createInvoice(domain: Domain, booking: Row<'bookings'>): Invoice {
  refuseUnless(booking.status, ['pending', 'confirmed', 'checked_in', 'checked_out'], 'booking', 'invoiced');
  const other = domain.store.first('invoices', [['booking_id = ?', booking.id], ["status <> 'cancelled'"]]);
  if (other) throw invalid({ booking_id: `The booking has invoice ${other.number} already.` });
  const issued_on = domain.today();
  const row = domain.store.insert('invoices', {
    ...invoiceFigures(booking),
    booking_id: booking.id,
    number: nextNumber(domain, issued_on.slice(0, 4)),
    status: 'draft',
    issued_on,
    due_on: booking.check_in > issued_on ? booking.check_in : addDays(issued_on, 15),
  });
  log(domain, row, 'created');
  return row;
}

export function sendInvoice(domain: Domain, row: Invoice): Invoice {
  refuseUnless(row.status, ['draft'], 'invoice', 'sent');
  const after = domain.store.update('invoices', row.id, { status: 'sent', sent_at: domain.now() });
  domain.emit('invoice.sent', { invoice: presentInvoice(after) });
  log(domain, after, 'sent');
  return after;
}

/** What is still open of the stay is taken as a transfer, so that the booking is paid when its invoice is. */
export function payInvoice(domain: Domain, row: Invoice): Invoice {
  refuseUnless(row.status, ['sent'], 'invoice', 'paid');
  const booking = domain.store.find('bookings', row.booking_id);
  const open = booking ? booking.total_cents - booking.paid_cents : 0;
  if (booking && open > 0) takePayment(domain, booking, { amount_cents: open, method: 'transfer' });
  const after = domain.store.update('invoices', row.id, { status: 'paid', paid_at: domain.now() });
  domain.emit('invoice.paid', { invoice: presentInvoice(after) });
  log(domain, after, 'paid');
  return after;
}

export function cancelInvoicesOf(domain: Domain, { id }: Row<'bookings'>): void {
  const open = domain.store.list('invoices', [['booking_id = ?', id], isIn('status', ['draft', 'sent'])]);
  for (const row of open) {
    log(domain, domain.store.update('invoices', row.id, { status: 'cancelled' }), 'cancelled');
  }
}

/** A draft follows its booking; what was sent stands. */
export function refreshDraftOf(domain: Domain, booking: Row<'bookings'>): void {
  const draft = domain.store.first('invoices', [['booking_id = ?', booking.id], ["status = 'draft'"]]);
  if (draft) domain.store.update('invoices', draft.id, invoiceFigures(booking));
}
