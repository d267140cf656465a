import { isoTime } from '../engine/clock.ts';
import { equalDigests, hashToken } from '../engine/secrets.ts';
import type { Db } from '../engine/store/db.ts';
import { keptUntilWrite } from '../engine/store/kept.ts';
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

interface Credentials {
  /** The token's; undefined where it is not said, and one that no token has where it cannot be one. */
  id: number | undefined;
  hash: string;
}

const seen = new Map<string, Credentials>();
/** A client sends the same token over and over; a forger may send a new one each time. */
const mostSeen = 100;

/** What a token says of itself: the same whatever is stored, so it is hashed once. */
function credentialsOf(plain: string): Credentials {
  const known = seen.get(plain);
  if (known) return known;
  const bar = plain.indexOf('|');
  const id = plain.slice(0, Math.max(0, bar));
  const credentials = {
    id: bar < 0 ? undefined : /^\d{1,15}$/.test(id) ? Number(id) : -1,
    hash: hashToken(plain.slice(bar + 1)),
  };
  if (seen.size >= mostSeen) seen.clear();
  seen.set(plain, credentials);
  return credentials;
}

const callers = keptUntilWrite<Caller | null>(['tokens', 'agencies']);

/** A token and its agency. They are read anew after every write to them: who is revoked is out with the next request. */
const callerOf = (db: Db, { id, hash }: Credentials): Caller | null =>
  callers(db, id ?? hash, () => {
    // Sanctum also finds a token by its hash alone, when it is sent without its id.
    const stored =
      id === undefined
        ? db.get('select * from tokens where hash = ?', [hash])
        : db.get('select * from tokens where id = ?', [id]);
    if (!stored) return null;
    const token = decode('tokens', stored);
    const agency = decode('agencies', db.get('select * from agencies where id = ?', [token.agency_id]) ?? {});
    Object.freeze(token.abilities);
    return { token: Object.freeze(token), agency: Object.freeze(agency) };
  });

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
  const credentials = credentialsOf(plain);
  const caller = callerOf(db, credentials);
  const time = isoTime(now);
  const passes =
    caller !== null &&
    equalDigests(caller.token.hash, credentials.hash) &&
    (caller.token.expires_at === null || caller.token.expires_at > time);
  if (!passes) {
    rejected(caller?.token.agency_id ?? null);
    throw unauthenticated();
  }
  if (caller.token.last_used_at === time) return caller;
  db.run('update tokens set last_used_at = ? where id = ?', [time, caller.token.id]);
  return { token: { ...caller.token, last_used_at: time }, agency: caller.agency };
}

/**
 * The plan that counts: a trial has the whole API, as Business has. Source: published ("14-day free Business trial").
 */
export const hasWholeApi = (agency: Row<'agencies'>, now: number): boolean =>
  agency.plan !== 'basic' || (agency.trial_ends_at !== null && agency.trial_ends_at > isoTime(now));
