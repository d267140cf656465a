import type { EventPattern } from '@lgcd/core-client/contract';
import { bool, json, nullable, text } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

export const tables = {
  webhooks: {
    ...tenant,
    url: text,
    events: json<EventPattern[]>(),
    description: nullable(text),
    active: bool,
    secret: text,
    ...stamps,
  },
} as const;

export const indexes: string[] = [];
