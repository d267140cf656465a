import { z } from 'zod';
import { choice, currency, dateTime, id, money, reference, text } from './common.ts';
import { event, example, family, inferred } from './define.ts';

/** A payment as the events of its family carry it. Source: inferred. */
export const paymentSchema = z
  .object(
    inferred({
      id: id('ID of the payment'),
      type: choice(
        ['subscription', 'booking'],
        'Whether it paid the LGCD subscription or a booking of the mini-site',
      ),
      status: choice(['succeeded', 'failed'], 'Outcome'),
      amount: money('Amount, in MAD'),
      currency,
      method: choice(
        ['cmi', 'card', 'transfer', 'cash'],
        'How it was paid; CMI is the card gateway of the mini-site',
      ),
      booking_id: reference('booking', 'ID of the booking that it pays').nullable(),
      saas_invoice_id: reference('saasInvoice', 'ID of the SaaS invoice that it pays').nullable(),
      failure_reason: text('Why it failed').nullable(),
      created_at: dateTime('When it was tried'),
    }),
  )
  .meta({ id: 'Payment', description: 'A payment of a booking or of the LGCD subscription' });

export const paymentExample = example(paymentSchema, {
  id: 905,
  type: 'booking',
  status: 'succeeded',
  amount: 1575,
  currency: 'MAD',
  method: 'cmi',
  booking_id: 9876,
  saas_invoice_id: null,
  failure_reason: null,
  created_at: '2026-07-15T10:25:00+00:00',
});

const data = z.object({ payment: paymentSchema });

export const paymentEvents = family({
  label: 'Payments',
  noun: 'Payment',
  ability: 'invoices:read',
  events: {
    succeeded: event({
      description: 'Payment succeeded (subscription or mini-site booking)',
      moment: 'a payment of a booking or of the subscription succeeds',
      recent: null,
      data,
      example: { payment: paymentExample },
    }),
    failed: event({
      description: 'Payment failed (alerting / retry)',
      moment: 'a payment of a booking or of the subscription fails',
      recent: null,
      data,
      example: { payment: { ...paymentExample, status: 'failed', failure_reason: 'The card was declined.' } },
    }),
  },
});
