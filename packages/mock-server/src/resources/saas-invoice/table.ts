import type { EventData, Returned } from '@lgcd/core-client/contract';
import { bool, cents, date, looseRef, nullable, text, time, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

type SaasInvoice = Returned<'saasInvoice.getAll'>;
type Subscription = EventData<'subscription.renewed'>['subscription'];

/** What an agency pays to LGCD, and its subscription. */
export const tables = {
  saas_invoices: {
    ...tenant,
    number: text,
    plan: word<SaasInvoice['plan']>(),
    period_start: date,
    period_end: date,
    amount_cents: cents,
    status: word<SaasInvoice['status']>(),
    issued_on: date,
    paid_at: nullable(time),
    ...stamps,
  },
  subscriptions: {
    ...tenant,
    plan: word<Subscription['plan']>(),
    status: word<Subscription['status']>(),
    amount_cents: cents,
    current_period_start: date,
    current_period_end: date,
    saas_invoice_id: looseRef('saas_invoices'),
    renewed_at: nullable(time),
    /** The card will be declined at the next renewal. */
    decline_next: bool,
    /** When a renewal that failed is tried again. */
    retry_at: nullable(time),
    ...stamps,
  },
} as const;

export const indexes: string[] = [];
