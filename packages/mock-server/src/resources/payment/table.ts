import type { EventData } from '@lgcd/core-client/contract';
import { cents, looseRef, nullable, text, time, word } from '../../engine/store/columns.ts';
import { tenant } from '../../engine/store/tenant.ts';

type Payment = EventData<'payment.succeeded'>['payment'];

export const tables = {
  payments: {
    ...tenant,
    type: word<Payment['type']>(),
    status: word<Payment['status']>(),
    amount_cents: cents,
    method: word<Payment['method']>(),
    booking_id: looseRef('bookings'),
    saas_invoice_id: looseRef('saas_invoices'),
    failure_reason: nullable(text),
    created_at: time,
  },
} as const;

export const indexes: string[] = [];
