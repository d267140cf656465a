import type { Returned } from '@lgcd/core-client/contract';
import { cents, nullable, ref, text, time, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

type Ticket = Returned<'maintenanceTicket.get'>;

export const tables = {
  maintenance_tickets: {
    ...tenant,
    property_id: ref('properties'),
    title: text,
    description: nullable(text),
    priority: word<Ticket['priority']>(),
    status: word<Ticket['status']>(),
    assignee: nullable(text),
    cost_cents: nullable(cents),
    resolved_at: nullable(time),
    ...stamps,
  },
} as const;

export const indexes: string[] = [];
