import { z } from 'zod';
import {
  byId,
  choice,
  currency,
  date,
  dateTime,
  id,
  money,
  ordered,
  paged,
  price,
  reference,
  text,
  timestamps,
} from './common.ts';
import {
  event,
  example,
  family,
  inferred,
  one,
  operation,
  page,
  partOfSearch,
  resource,
  search,
} from './define.ts';

const status = ['draft', 'sent', 'paid', 'cancelled'] as const;

export const invoiceSchema = z
  .object(
    inferred({
      id: id('ID of the invoice'),
      number: text('Number of the invoice, as in INV-2026-0042'),
      booking_id: reference('booking', 'ID of the booking'),
      status: choice(status, 'Status of the invoice'),
      customer_name: text('Who is charged'),
      currency,
      lines: z
        .array(
          z.object({
            description: text('What is charged'),
            quantity: z.number().min(0).meta({ description: 'How many' }),
            unit_price: price('Price of one, in MAD'),
            total: money('quantity x unit_price, in MAD'),
          }),
        )
        .meta({ description: 'What is charged' }),
      subtotal: money('Sum of the lines, in MAD'),
      tax_amount: money('Tourist tax on it, in MAD'),
      total: money('subtotal + tax_amount, in MAD'),
      issued_on: date('Day of issue'),
      due_on: date('Day by which it is due'),
      sent_at: dateTime('When it was sent').nullable(),
      paid_at: dateTime('When it was paid').nullable(),
      ...timestamps,
    }),
  )
  .meta({ id: 'Invoice', description: 'The invoice of a stay' });

export const invoiceExample = example(invoiceSchema, {
  id: 88,
  number: 'INV-2026-0088',
  booking_id: 9876,
  status: 'sent',
  customer_name: 'Karim B.',
  currency: 'MAD',
  lines: [{ description: 'Stay of 7 nights, BKG-A1B2C3', quantity: 7, unit_price: 750, total: 5250 }],
  subtotal: 5250,
  tax_amount: 280,
  total: 5530,
  issued_on: '2026-07-15',
  due_on: '2026-08-12',
  sent_at: '2026-07-15T11:00:00+00:00',
  paid_at: null,
  created_at: '2026-07-15T10:23:41+00:00',
  updated_at: '2026-07-15T11:00:00+00:00',
});

export const invoice = resource({
  label: 'Invoice',
  plural: 'Invoices',
  description: 'Invoices of stays',
  model: 'Invoice',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/invoices',
      summary: 'List invoices',
      zapier: search('find_invoice', 'Finds the invoice of a stay by booking, status or day of issue.'),
      abilities: ['invoices:read'],
      query: ordered(
        paged({
          status: choice(status, 'Only invoices of this status').optional(),
          booking_id: reference('booking', 'Only invoices of this booking').optional(),
          issued_from: date('Only invoices issued on or after this day').optional(),
          issued_to: date('Only invoices issued on or before this day').optional(),
        }),
        'issued_from',
        'issued_to',
        true,
      ),
      returns: page(invoiceSchema),
      examples: [{ title: 'What is not paid yet', input: { status: 'sent' } }],
    }),
    get: operation({
      method: 'GET',
      path: '/invoices/{id}',
      summary: 'Get an invoice',
      zapier: partOfSearch,
      abilities: ['invoices:read'],
      params: byId('invoice'),
      returns: one(invoiceSchema),
    }),
  },
});

const data = z.object({ invoice: invoiceSchema });

export const invoiceEvents = family({
  label: 'Invoices',
  noun: 'Invoice',
  ability: 'invoices:read',
  events: {
    sent: event({
      description: 'Invoice sent',
      moment: 'the invoice of a stay is sent',
      recent: { list: 'invoice.getAll', filter: { status: 'sent' }, as: 'invoice' },
      data,
      example: { invoice: invoiceExample },
    }),
    paid: event({
      description: 'Invoice paid',
      moment: 'the invoice of a stay is paid',
      recent: { list: 'invoice.getAll', filter: { status: 'paid' }, as: 'invoice' },
      data,
      example: {
        invoice: {
          ...invoiceExample,
          status: 'paid',
          paid_at: '2026-07-16T09:00:00+00:00',
          updated_at: '2026-07-16T09:00:00+00:00',
        },
      },
    }),
  },
});
