import type { Domain } from '../../engine/domain.ts';
import { percentage } from '../../figures/allocate.ts';
import { mad } from '../../figures/money.ts';
import { invalid } from '../../http/laravel/errors.ts';
import { audit } from '../audit-log/audit.ts';
import { bookingBlock } from '../booking/present.ts';
import { refuseUnless } from '../refuse-unless.ts';
import type { Row } from '../tables.ts';
import { presentPayment } from './present.ts';

type Booking = Row<'bookings'>;
type Payment = Row<'payments'>;

export interface PaymentInput {
  /** The deposit, or what is open when that is less, when left out. */
  amount_cents?: number | undefined;
  method?: Payment['method'] | undefined;
}

/** Percent of the price that the mini-site asks for. Inferred. */
const depositRate = 30;

function amountOf(booking: Booking, given: number | undefined): number {
  const open = booking.total_cents - booking.paid_cents;
  if (open <= 0) throw invalid({ booking_id: 'The booking is paid already.' });
  const amount = given ?? Math.min(open, percentage(booking.total_cents, depositRate));
  if (amount <= 0) throw invalid({ amount: 'The amount field must be greater than 0.' });
  if (amount > open) throw invalid({ amount: `The amount field must not be greater than ${mad(open)}.` });
  return amount;
}

const log = (domain: Domain, payment: Payment, booking: Booking, severity: 'info' | 'warning') =>
  audit(domain, {
    severity,
    action: `payment.${payment.status}`,
    description: `A payment of ${mad(payment.amount_cents)} MAD for booking ${booking.reference} ${payment.status}.`,
    subject: ['payment', payment.id],
  });

/** Money that came in for a booking. Through CMI it is the deposit of the mini-site: `booking.payment_received`. */
export function takePayment(
  domain: Domain,
  booking: Booking,
  { amount_cents, method = 'cmi' }: PaymentInput,
): Payment {
  refuseUnless(booking.status, ['pending', 'confirmed', 'checked_in', 'checked_out'], 'booking', 'paid');
  const amount = amountOf(booking, amount_cents);
  const payment = domain.store.insert('payments', {
    type: 'booking',
    status: 'succeeded',
    amount_cents: amount,
    method,
    booking_id: booking.id,
  });
  const after = domain.store.update('bookings', booking.id, { paid_cents: booking.paid_cents + amount });
  if (method === 'cmi') domain.emit('booking.payment_received', { booking: bookingBlock(after) });
  domain.emit('payment.succeeded', { payment: presentPayment(payment) });
  log(domain, payment, booking, 'info');
  return payment;
}

export function failPayment(
  domain: Domain,
  booking: Booking,
  { amount_cents, method = 'cmi' }: PaymentInput,
  reason = 'The card was declined.',
): Payment {
  const payment = domain.store.insert('payments', {
    type: 'booking',
    status: 'failed',
    amount_cents: amountOf(booking, amount_cents),
    method,
    booking_id: booking.id,
    failure_reason: reason,
  });
  domain.emit('payment.failed', { payment: presentPayment(payment) });
  log(domain, payment, booking, 'warning');
  return payment;
}
