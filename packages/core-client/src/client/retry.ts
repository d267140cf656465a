import type { Method } from '../contract/define.ts';
import { type Headers, headerOf } from '../headers.ts';

/** How one attempt ended: with an answer, or without one. */
export type Outcome =
  | { kind: 'answer'; status: number; headers: Headers }
  /** `neverSent`: the connection was refused or the host not found, so nothing can have been carried out. */
  | { kind: 'broken'; neverSent: boolean };

/** The first pause is up to this, each further one up to twice as much. */
const firstPause = 500;
const longestPause = 30_000;

const bound = (attempt: number): number => Math.min(longestPause, firstPause * 2 ** attempt);

/** Exponential with full jitter, in milliseconds; `attempt` counts from 0, `random` is in [0, 1). */
export function backoff(attempt: number, random: number): number {
  return Math.round(random * bound(attempt));
}

/** `Retry-After` in milliseconds: seconds, or a date. 0 means at once; undefined when there is none that can be read. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headerOf(headers, 'Retry-After')?.trim();
  if (!value) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * `X-RateLimit-Reset` (seconds since 1970, as Laravel writes it) in milliseconds from now, when nothing remains.
 * A reset in the past says nothing: the clocks differ.
 */
export function rateLimitReset(headers: Headers, now: number): number | undefined {
  const reset = headerOf(headers, 'X-RateLimit-Reset')?.trim();
  const remaining = headerOf(headers, 'X-RateLimit-Remaining')?.trim();
  if (!reset || !/^\d{1,12}$/.test(reset) || (remaining !== undefined && Number(remaining) > 0))
    return undefined;
  const wait = Number(reset) * 1000 - now;
  return wait > 0 ? wait : undefined;
}

/** Idempotent by HTTP: a second time changes nothing more. PATCH and POST are not. */
export const isIdempotent = (method: Method): boolean =>
  method === 'GET' || method === 'PUT' || method === 'DELETE';

/** Whether the request may have been carried out although it did not succeed. */
export function isAmbiguous(outcome: Outcome): boolean {
  return outcome.kind === 'broken' ? !outcome.neverSent : outcome.status >= 500;
}

/** A 429 was not carried out, and neither was what never left: those are repeated whatever the method. */
export function isRepeatable(outcome: Outcome, idempotent: boolean): boolean {
  if (outcome.kind === 'broken') return outcome.neverSent || idempotent;
  return outcome.status === 429 || (outcome.status >= 500 && idempotent);
}

export interface Backoff {
  /** Attempts made before this one; 0 for the first. */
  attempt: number;
  now: number;
  /** In [0, 1). */
  random: number;
}

/**
 * Milliseconds to wait before the next attempt: what the server says first, else exponential. "At once" is taken at
 * its word once: a server that says it again is not ready, and would be met by every attempt within an instant.
 */
export function pause(outcome: Outcome, { attempt, now, random }: Backoff): number {
  const told =
    outcome.kind === 'answer'
      ? (retryAfter(outcome.headers, now) ?? rateLimitReset(outcome.headers, now))
      : undefined;
  if (told === undefined) return backoff(attempt, random);
  if (told > 0 || attempt === 0) return told;
  return Math.max(bound(attempt - 1), backoff(attempt, random));
}
