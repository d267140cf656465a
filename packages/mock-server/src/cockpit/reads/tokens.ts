import type { Core } from '../../engine/core.ts';
import type { Domain } from '../../engine/domain.ts';
import type { Row } from '../../resources/tables.ts';

export interface TokenLine extends Row<'tokens'> {
  expired: boolean;
  /** How much of this minute is used; null while the limit is off. */
  used: { requests: number; limit: number } | null;
}

/** The tokens of an agency with their use of the rate limit, newest first. */
export function tokenLines(core: Core, domain: Domain): TokenLine[] {
  const now = domain.now();
  return domain.store.list('tokens', [], 'id desc').map((token) => {
    const allowance = core.rateLimiter.peek(token.id);
    const limit = core.rateLimiter.perMinute;
    return {
      ...token,
      expired: token.expires_at !== null && token.expires_at <= now,
      used: limit === 0 ? null : { requests: allowance ? allowance.limit - allowance.remaining : 0, limit },
    };
  });
}
