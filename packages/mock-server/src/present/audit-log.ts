import type { Returned } from '@lgcd/core-client/contract';
import { phpMap } from '../php-map.ts';
import type { Row } from '../store/tables.ts';

export type AuditLog = Returned<'auditLog.get'>;

export function presentAuditLog({ agency_id: _, ...row }: Row<'audit_logs'>): AuditLog {
  return { ...row, metadata: phpMap(row.metadata) };
}
