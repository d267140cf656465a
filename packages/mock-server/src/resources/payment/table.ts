import { cents, looseRef, nullable, text, time, word } from '../../engine/store/columns.ts';
import { tenant } from '../../engine/store/tenant.ts';

export const tables = {
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
} as const;

export const indexes: string[] = [];
