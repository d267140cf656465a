import { presentAuditLog } from '../resources/audit-log/present.ts';
import type { Row } from '../resources/tables.ts';
import type { Domain } from './domain.ts';
import type { Engine, RejectedToken } from './engine.ts';

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

/** This many refused tokens from one address within a minute are an attack. Inferred. */
export const rejectionsOfAnAttack = 10;
const windowMs = 60_000;

const rejections = new WeakMap<Engine, Map<string, number[]>>();

/**
 * Counts a request with a token that is unknown, revoked or expired; the tenth from one address within a minute makes
 * a critical entry. A token of an agency is that agency's matter. A token of nobody is tried against all of them, so
 * each of them learns of it.
 */
export function recordRejectedToken(engine: Engine, { agencyId, ip }: RejectedToken): void {
  const now = engine.clock.now();
  const byOrigin = rejections.get(engine) ?? new Map<string, number[]>();
  rejections.set(engine, byOrigin);
  const origin = `${agencyId ?? '*'} ${ip ?? '?'}`;
  const recent = (byOrigin.get(origin) ?? []).filter((at) => at > now - windowMs && at <= now);
  recent.push(now);
  byOrigin.set(origin, recent);
  if (byOrigin.size > 1000) byOrigin.delete(byOrigin.keys().next().value as string);
  if (recent.length < rejectionsOfAnAttack) return;
  byOrigin.delete(origin);
  for (const id of agencyId === null ? engine.agencyIds() : [agencyId]) {
    const domain = engine.domain(id, { type: 'system', name: null, ip });
    domain.transaction(() =>
      audit(domain, {
        severity: 'critical',
        action: 'token.rejected_repeatedly',
        description: `${rejectionsOfAnAttack} requests with an ${agencyId === null ? 'unknown' : 'invalid'} token within a minute.`,
        metadata: { attempts: rejectionsOfAnAttack },
      }),
    );
  }
}
