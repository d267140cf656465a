import type { Domain } from '../../engine/domain.ts';
import type { Row } from '../tables.ts';
import { presentAuditLog } from './present.ts';

type Severity = Row<'audit_logs'>['severity'];

/** What was done to an object: `['booking', 9876]`. */
export type Subject = readonly [type: string, id: number];

export interface AuditEntry {
  severity?: Severity;
  /** As in `booking.cancelled`. */
  action: string;
  /** The same in a sentence. Never holds a secret: the log is read by others. */
  description: string;
  subject?: Subject;
  metadata?: Record<string, unknown>;
}

/**
 * Adds an entry to the audit log, in the running transaction. Every write leaves one. A critical one is an event too
 * (`audit.critical_event`).
 */
export function audit(domain: Domain, entry: AuditEntry): Row<'audit_logs'> {
  const { severity = 'info', action, description, subject, metadata = {} } = entry;
  const row = domain.store.insert('audit_logs', {
    severity,
    action,
    description: description.slice(0, 1000),
    actor_type: domain.actor.type,
    actor_name: domain.actor.name,
    subject_type: subject?.[0] ?? null,
    subject_id: subject?.[1] ?? null,
    ip_address: domain.actor.ip,
    metadata,
  });
  if (severity === 'critical') domain.emit('audit.critical_event', { audit_log: presentAuditLog(row) });
  return row;
}
