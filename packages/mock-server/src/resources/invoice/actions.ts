import { fields } from '@lgcd/core-client/contract';
import { z } from 'zod';
import { audit } from '../../engine/audit.ts';
import type { Domain } from '../../engine/domain.ts';
import { action } from '../../engine/engine.ts';
import { monthOf, previousMonth } from '../../figures/dates.ts';
import { toCents } from '../../figures/money.ts';
import { invalid } from '../../http/laravel/errors.ts';
import { named, rowOf } from '../action.ts';
import { presentPayment } from '../payment/present.ts';
import { failPayment, takePayment } from '../payment/rules.ts';
import { refuseUnless } from '../refuse-unless.ts';
import { presentSubscription } from '../saas-invoice/present.ts';
import { chargeSubscription } from '../saas-invoice/rules.ts';
import { closeMonth } from '../statement/close-month.ts';
import { presentStatement } from '../statement/present.ts';
import { presentInvoice } from './present.ts';
import { createInvoice, payInvoice, sendInvoice } from './rules.ts';

const invoiceId = z.object({ invoice_id: named('invoice') });
const payment = z.object({
  booking_id: named('booking'),
  amount: fields.price('Amount in MAD; a deposit of 30 % when left out').optional(),
  method: fields.choice(['cmi', 'card', 'transfer', 'cash'], 'How it is paid; cmi by default').optional(),
});
const cents = (amount: number | undefined) => (amount === undefined ? undefined : toCents(amount));

function subscriptionOf({ store }: Domain) {
  const row = store.first('subscriptions', []);
  if (!row) throw invalid({ agency_id: 'The agency has no subscription.' });
  return row;
}

export const financeActions = {
  'invoice.create': action({
    summary: 'Draft the invoice of a booking',
    body: z.object({ booking_id: named('booking') }),
    run: (domain, { booking_id }) =>
      presentInvoice(createInvoice(domain, rowOf(domain, 'bookings', booking_id))),
  }),
  'invoice.send': action({
    summary: 'Send a drafted invoice',
    body: invoiceId,
    run: (domain, { invoice_id }) =>
      presentInvoice(sendInvoice(domain, rowOf(domain, 'invoices', invoice_id))),
  }),
  'invoice.pay': action({
    summary: 'Mark a sent invoice as paid; what is open of the booking comes in as a transfer',
    body: invoiceId,
    run: (domain, { invoice_id }) =>
      presentInvoice(payInvoice(domain, rowOf(domain, 'invoices', invoice_id))),
  }),
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
  'subscription.renew': action({
    summary: 'Renew the LGCD subscription now, for a month more',
    body: z.object({}),
    run: (domain) => presentSubscription(chargeSubscription(domain, subscriptionOf(domain), false)),
  }),
  'subscription.fail': action({
    summary: 'Let the renewal of the LGCD subscription fail: now, or the next one that time brings',
    body: z.object({
      when: fields.choice(['now', 'next'], 'Which renewal fails; now by default').optional(),
    }),
    run: (domain, { when }) => {
      const row = subscriptionOf(domain);
      if (when !== 'next') return presentSubscription(chargeSubscription(domain, row, true));
      const after = domain.store.update('subscriptions', row.id, { decline_next: true });
      audit(domain, {
        action: 'subscription.card_expired',
        description: 'The card of the subscription will be declined at the next renewal.',
        subject: ['subscription', row.id],
      });
      return presentSubscription(after);
    },
  }),
  'statement.pay': action({
    summary: 'Mark the statement of an owner as paid out',
    body: z.object({ statement_id: named('statement') }),
    run: (domain, { statement_id }) => {
      const row = rowOf(domain, 'statements', statement_id);
      refuseUnless(row.status, ['ready'], 'statement', 'paid out');
      audit(domain, {
        action: 'statement.paid',
        description: `The statement of owner ${row.owner_id} for ${row.period} was paid out.`,
        subject: ['statement', row.id],
      });
      return presentStatement(domain, domain.store.update('statements', row.id, { status: 'paid' }));
    },
  }),
  'month.close': action({
    summary: 'Close a month: statements of every owner and tax reports, computed anew',
    body: z.object({ period: fields.month('The month; the last one that is over when left out').optional() }),
    run: (domain, { period = previousMonth(monthOf(domain.today())) }) => {
      closeMonth(domain, period);
      return domain.store
        .list('statements', [['period = ?', period]])
        .map((row) => presentStatement(domain, row));
    },
  }),
};
