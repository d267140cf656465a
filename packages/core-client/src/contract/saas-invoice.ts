import { z } from 'zod';
import { planSchema } from './account.ts';
import { choice, currency, date, dateTime, id, money, paged, reference, text, timestamps } from './common.ts';
import { event, example, family, inferred, operation, page, resource, search } from './define.ts';

export const saasInvoiceSchema = z
  .object(
    inferred({
      id: id('ID of the SaaS invoice'),
      number: text('Number of the SaaS invoice, as in LGCD-2026-0007'),
      plan: planSchema,
      period_start: date('First day that it covers'),
      period_end: date('Last day that it covers, inclusive'),
      amount: money('Amount, in MAD'),
      currency,
      status: choice(['open', 'paid', 'failed'], 'Status of the SaaS invoice'),
      issued_on: date('Day of issue'),
      paid_at: dateTime('When it was paid').nullable(),
      ...timestamps,
    }),
  )
  .meta({ id: 'SaasInvoice', description: "An invoice of the agency's own LGCD subscription" });

export const saasInvoiceExample = example(saasInvoiceSchema, {
  id: 14,
  number: 'LGCD-2026-0014',
  plan: 'business',
  period_start: '2026-07-01',
  period_end: '2026-07-31',
  amount: 990,
  currency: 'MAD',
  status: 'paid',
  issued_on: '2026-07-01',
  paid_at: '2026-07-01T00:00:00+00:00',
  created_at: '2026-07-01T00:00:00+00:00',
  updated_at: '2026-07-01T00:00:00+00:00',
});

export const saasInvoice = resource({
  label: 'SaaS Invoice',
  plural: 'SaaS Invoices',
  description: "Invoices of the agency's own LGCD subscription",
  model: 'SaasInvoice',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/saas-invoices',
      summary: 'List SaaS invoices',
      zapier: search(
        'find_saas_invoice',
        'Finds an invoice of the subscription of the agency by its number or status.',
      ),
      description: 'The one route of the Basic plan.',
      abilities: ['invoices:read'],
      plan: 'basic',
      query: paged({}),
      returns: page(saasInvoiceSchema),
      examples: [{ title: 'The newest', input: { per_page: 1 } }],
    }),
  },
});

/** The agency's own subscription to LGCD, as the events of its family carry it. Source: inferred. */
export const subscriptionSchema = z
  .object(
    inferred({
      id: id('ID of the subscription'),
      plan: planSchema,
      status: choice(['trialing', 'active', 'past_due', 'cancelled'], 'Status of the subscription'),
      amount: money('Price of a month, in MAD'),
      currency,
      current_period_start: date('First day of the month that is paid'),
      current_period_end: date('Last day of the month that is paid, inclusive'),
      saas_invoice_id: reference('saasInvoice', 'ID of the SaaS invoice of that month').nullable(),
      renewed_at: dateTime('When it was last renewed').nullable(),
    }),
  )
  .meta({ id: 'Subscription', description: "The agency's own LGCD subscription" });

export const subscriptionEvents = family({
  label: 'SaaS subscription',
  noun: 'Subscription',
  ability: 'invoices:read',
  events: {
    renewed: event({
      description: 'Subscription renewed after a successful payment',
      moment: 'the subscription of the agency is renewed after a payment',
      recent: null,
      data: z.object({ subscription: subscriptionSchema }),
      timed: true,
      example: {
        subscription: {
          id: 1,
          plan: 'business',
          status: 'active',
          amount: 990,
          currency: 'MAD',
          current_period_start: '2026-08-01',
          current_period_end: '2026-08-31',
          saas_invoice_id: 15,
          renewed_at: '2026-08-01T00:00:00+00:00',
        },
      },
    }),
  },
});
