import type { HandlersOf } from '../handler.ts';
import { presentAuditLog } from './present.ts';

export const handlers = {
  'auditLog.getAll': (ctx, input) =>
    ctx.store.page(
      'audit_logs',
      [
        ['severity = ?', input.severity],
        ['action = ?', input.action],
        ['substr(created_at, 1, 10) >= ?', input.from],
        ['substr(created_at, 1, 10) <= ?', input.to],
      ],
      input,
      presentAuditLog,
    ),

  'auditLog.get': (ctx) => presentAuditLog(ctx.model),
} satisfies HandlersOf<'auditLog'>;
