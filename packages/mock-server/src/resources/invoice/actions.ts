import { z } from 'zod';
import { action, named, rowOf } from '../action.ts';
import { presentInvoice } from './present.ts';
import { createInvoice, payInvoice, sendInvoice } from './rules.ts';

const invoiceId = z.object({ invoice_id: named('invoice') });

export const actions = {
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
};
