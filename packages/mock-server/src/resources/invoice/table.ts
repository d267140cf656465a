import type { Returned } from '@lgcd/core-client/contract';
import { cents, date, json, nullable, ref, text, time, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

export interface InvoiceLine {
  description: string;
  quantity: number;
  unit_price: number;
  total: number;
}

type Invoice = Returned<'invoice.get'>;

export const tables = {
  invoices: {
    ...tenant,
    number: text,
    booking_id: ref('bookings'),
    status: word<Invoice['status']>(),
    customer_name: text,
    /** As the API shows them. */
    lines: json<InvoiceLine[]>(),
    subtotal_cents: cents,
    tax_cents: cents,
    total_cents: cents,
    issued_on: date,
    due_on: date,
    sent_at: nullable(time),
    paid_at: nullable(time),
    ...stamps,
  },
} as const;

export const indexes = ['create index invoices_booking on invoices (booking_id)'];
