import { fields } from '@lgcd/core-client/contract';
import { z } from 'zod';
import { toCents } from '../../figures/money.ts';
import { action, named, rowOf } from '../action.ts';
import { presentPayment } from './present.ts';
import { failPayment, takePayment } from './rules.ts';

const payment = z.object({
  booking_id: named('booking'),
  amount: fields.price('Amount in MAD; a deposit of 30 % when left out').optional(),
  method: fields.choice(['cmi', 'card', 'transfer', 'cash'], 'How it is paid; cmi by default').optional(),
});
const cents = (amount: number | undefined) => (amount === undefined ? undefined : toCents(amount));

export const actions = {
  'payment.take': action({
    summary: 'Take a payment for a booking',
    body: payment,
    run: (domain, { booking_id, amount, method }) =>
      presentPayment(
        takePayment(domain, rowOf(domain, 'bookings', booking_id), { amount_cents: cents(amount), method }),
      ),
  }),
  'payment.fail': action({
    summary: 'Let a payment for a booking fail',
    body: payment.extend({ reason: fields.text('Why it fails').optional() }),
    run: (domain, { booking_id, amount, method, reason }) =>
      presentPayment(
        failPayment(
          domain,
          rowOf(domain, 'bookings', booking_id),
          { amount_cents: cents(amount), method },
          reason,
        ),
      ),
  }),
};
