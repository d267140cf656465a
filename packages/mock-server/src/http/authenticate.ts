import { isoTime } from '../engine/clock.ts';
import { equalSecrets, hashToken } from '../engine/secrets.ts';
import type { Db } from '../engine/store/db.ts';
import { decode } from '../engine/store/rows.ts';
import type { Row } from '../resources/tables.ts';
import { HttpError } from './laravel/errors.ts';

export interface Caller {
  token: Row<'tokens'>;
  agency: Row<'agencies'>;
}

export const unauthenticated = (): HttpError => new HttpError(401, 'Unauthenticated.');

const bearer = (authorization: string | undefined): string | undefined =>
  /^Bearer\s+(\S.*)$/i.exec(authorization?.trim() ?? '')?.[1];

function tokenRow(db: Db, plain: string): Row<'tokens'> | undefined {
  const bar = plain.indexOf('|');
  const id = plain.slice(0, Math.max(0, bar));
  // Sanctum also finds a token by its hash alone, when it is sent without its id.
  const stored =
    bar < 0
      ? db.get('select * from tokens where hash = ?', [hashToken(plain)])
      : /^\d{1,15}$/.test(id)
        ? db.get('select * from tokens where id = ?', [Number(id)])
        : undefined;
  return stored && decode('tokens', stored);
}

/**
 * Sanctum's guard: the token's row by its id, its hash compared in constant time, its expiry by the server's clock.
 * `rejected` hears of a token that was sent and did not pass, with its agency where the id is known.
 * @throws HttpError 401
 */
export function authenticate(
  db: Db,
  now: number,
  authorization: string | undefined,
  rejected: (agencyId: number | null) => void,
): Caller {
  const plain = bearer(authorization);
  if (plain === undefined) throw unauthenticated();
  const token = tokenRow(db, plain);
  const secret = plain.slice(plain.indexOf('|') + 1);
  const passes =
    token !== undefined &&
    equalSecrets(token.hash, hashToken(secret)) &&
    (token.expires_at === null || token.expires_at > isoTime(now));
  if (!passes) {
    rejected(token?.agency_id ?? null);
    throw unauthenticated();
  }
  const usedAt = isoTime(now);
  if (token.last_used_at !== usedAt)
    db.run('update tokens set last_used_at = ? where id = ?', [usedAt, token.id]);
  const agency = decode('agencies', db.get('select * from agencies where id = ?', [token.agency_id]) ?? {});
  return { token: { ...token, last_used_at: usedAt }, agency };
}

/**
 * The plan that counts: a trial has the whole API, as Business has. Source: published ("14-day free Business trial").
 */
export const hasWholeApi = (agency: Row<'agencies'>, now: number): boolean =>
  agency.plan !== 'basic' || (agency.trial_ends_at !== null && agency.trial_ends_at > isoTime(now));
