import { cents, nullable, ref, text, time, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

export const tables = {
  maintenance_tickets: {
    ...tenant,
    property_id: ref('properties'),
    title: text,
    description: nullable(text),
    priority: word<'low' | 'normal' | 'high' | 'urgent'>(),
    status: word<'open' | 'assigned' | 'in_progress' | 'resolved'>(),
    assignee: nullable(text),
    cost_cents: nullable(cents),
    resolved_at: nullable(time),
    ...stamps,
  },
} as const;

export const indexes: string[] = [];
