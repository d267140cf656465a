import type { Returned } from '@lgcd/core-client/contract';
import { json, looseRef, nullable, text, time, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

type Message = Returned<'whatsappMessage.get'>;

export const tables = {
  whatsapp_messages: {
    ...tenant,
    booking_id: looseRef('bookings'),
    template: text,
    language: word<Message['language']>(),
    to: text,
    variables: json<Record<string, string>>(),
    body: text,
    status: word<Message['status']>(),
    error: nullable(text),
    sent_at: nullable(time),
    delivered_at: nullable(time),
    failed_at: nullable(time),
    ...stamps,
  },
} as const;

export const indexes = [
  "create index whatsapp_moving on whatsapp_messages (status, created_at) where status in ('prepared', 'queued', 'sent')",
];
