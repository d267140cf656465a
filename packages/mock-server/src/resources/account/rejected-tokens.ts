import type { Agencies } from '../../engine/domain.ts';
import { audit } from '../audit-log/audit.ts';

/** A request with a token that is unknown, revoked or expired. */
export interface RejectedToken {
  /** The agency of the token with that id, where there is one. */
  agencyId: number | null;
  ip: string | null;
}

/** This many refused tokens from one address within a minute are an attack. Inferred. */
export const rejectionsOfAnAttack = 10;
const windowMs = 60_000;

const rejections = new WeakMap<Agencies, Map<string, number[]>>();

/**
 * Counts a request with a token that is unknown, revoked or expired; the tenth from one address within a minute makes
 * a critical entry. A token of an agency is that agency's matter. A token of nobody is tried against all of them, so
 * each of them learns of it.
 */
export function recordRejectedToken(agencies: Agencies, { agencyId, ip }: RejectedToken): void {
  const now = agencies.clock.now();
  const byOrigin = rejections.get(agencies) ?? new Map<string, number[]>();
  rejections.set(agencies, byOrigin);
  const origin = `${agencyId ?? '*'} ${ip ?? '?'}`;
  const recent = (byOrigin.get(origin) ?? []).filter((at) => at > now - windowMs && at <= now);
  recent.push(now);
  byOrigin.set(origin, recent);
  if (byOrigin.size > 1000) byOrigin.delete(byOrigin.keys().next().value as string);
  if (recent.length < rejectionsOfAnAttack) return;
  byOrigin.delete(origin);
  for (const id of agencyId === null ? agencies.agencyIds() : [agencyId]) {
    const domain = agencies.domain(id, { type: 'system', name: null, ip });
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
