import type { Returned } from '@lgcd/core-client/contract';
import { phpMap } from '../../http/laravel/php-map.ts';
import type { Row } from '../tables.ts';

export type AuditLog = Returned<'auditLog.get'>;

export function presentAuditLog({ agency_id: _, ...row }: Row<'audit_logs'>): AuditLog {
  return { ...row, metadata: phpMap(row.metadata) };
}
