import type { Returned } from '@lgcd/core-client/contract';
import { int, json, nullable, text, time, word } from '../../engine/store/columns.ts';
import { tenant } from '../../engine/store/tenant.ts';

type AuditLog = Returned<'auditLog.get'>;

export const tables = {
  audit_logs: {
    ...tenant,
    severity: word<AuditLog['severity']>(),
    action: text,
    description: text,
    actor_type: word<AuditLog['actor_type']>(),
    actor_name: nullable(text),
    subject_type: nullable(text),
    subject_id: nullable(int),
    ip_address: nullable(text),
    metadata: json<Record<string, unknown>>(),
    created_at: time,
  },
} as const;

export const indexes = ['create index audit_logs_agency on audit_logs (agency_id, created_at)'];
