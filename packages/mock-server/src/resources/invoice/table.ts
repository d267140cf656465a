import {
  cents,
  date,
  int,
  json,
  looseRef,
  nullable,
  ref,
  text,
  time,
  word,
} from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

export interface InvoiceLine {
  description: string;
  quantity: number;
  unit_price: number;
  total: number;
}

/** Money: what guests pay, what owners get, what is taxed. */
export const financeTables = {
  payments: {
    ...tenant,
    type: word<'subscription' | 'booking'>(),
    status: word<'succeeded' | 'failed'>(),
    amount_cents: cents,
    method: word<'cmi' | 'card' | 'transfer' | 'cash'>(),
    booking_id: looseRef('bookings'),
    saas_invoice_id: looseRef('saas_invoices'),
    failure_reason: nullable(text),
    created_at: time,
  },
  invoices: {
    ...tenant,
    number: text,
    booking_id: ref('bookings'),
    status: word<'draft' | 'sent' | 'paid' | 'cancelled'>(),
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
  statements: {
    ...tenant,
    owner_id: ref('owners'),
    /** `YYYY-MM`. */
    period: text,
    status: word<'ready' | 'paid'>(),
    bookings_count: int,
    nights_booked: int,
    gross_cents: cents,
    commission_cents: cents,
    expenses_cents: cents,
    net_cents: cents,
    /** As the API shows them. */
    lines:
      json<
        {
          booking_id: number;
          booking_reference: string;
          property_id: number;
          check_in: string;
          check_out: string;
          nights: number;
          gross_revenue: number;
          commission: number;
        }[]
      >(),
    ...stamps,
  },
  tax_reports: {
    ...tenant,
    type: word<'tourist_tax' | 'income'>(),
    period: text,
    nights_booked: int,
    guest_nights: int,
    taxable_cents: cents,
    tax_cents: cents,
    /** As the API shows them. */
    lines:
      json<
        {
          property_id: number;
          nights_booked: number;
          guest_nights: number;
          taxable_amount: number;
          tax_amount: number;
        }[]
      >(),
    generated_at: time,
    ...stamps,
  },
} as const;

export const financeIndexes = [
  'create index invoices_booking on invoices (booking_id)',
  'create unique index statements_period on statements (agency_id, owner_id, period)',
  'create unique index tax_reports_period on tax_reports (agency_id, type, period)',
];
