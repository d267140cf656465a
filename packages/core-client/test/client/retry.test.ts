import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  backoff,
  isAmbiguous,
  isIdempotent,
  isRepeatable,
  pause,
  rateLimitReset,
  retryAfter,
} from '../../src/client/retry.ts';

const now = Date.parse('2026-07-15T10:00:00Z');
const epoch = (seconds: number) => String(now / 1000 + seconds);

describe('Retry-After', () => {
  it.each<[string, number | undefined]>([
    ['37', 37_000],
    ['0', 0],
    [' 5 ', 5000],
    ['Wed, 15 Jul 2026 10:00:10 GMT', 10_000],
    ['Wed, 15 Jul 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['1e9', undefined],
  ])('of %j is %s ms', (value, expected) => {
    expect(retryAfter({ 'retry-after': value }, now)).toBe(expected);
  });

  it('is read whatever its case', () => {
    expect(retryAfter({ 'RETRY-AFTER': '3' }, now)).toBe(3000);
  });
});

describe('X-RateLimit-Reset', () => {
  it('is seconds since 1970', () => {
    expect(rateLimitReset({ 'x-ratelimit-reset': epoch(12), 'x-ratelimit-remaining': '0' }, now)).toBe(
      12_000,
    );
  });

  it('says nothing while requests remain', () => {
    expect(
      rateLimitReset({ 'x-ratelimit-reset': epoch(12), 'x-ratelimit-remaining': '3' }, now),
    ).toBeUndefined();
  });

  it('says nothing when it lies in the past', () => {
    expect(rateLimitReset({ 'x-ratelimit-reset': epoch(-1) }, now)).toBeUndefined();
  });

  it('says nothing when it is no number', () => {
    expect(rateLimitReset({ 'x-ratelimit-reset': 'soon' }, now)).toBeUndefined();
  });
});

describe('the pause before another attempt', () => {
  const answer = (headers: Record<string, string>) => ({ kind: 'answer' as const, status: 429, headers });
  const at = { attempt: 2, now, random: 0.5 };

  it('is Retry-After before all else, 0 included', () => {
    const first = { ...at, attempt: 0 };
    expect(pause(answer({ 'Retry-After': '0', 'X-RateLimit-Reset': epoch(40) }), first)).toBe(0);
    expect(pause(answer({ 'Retry-After': '3', 'X-RateLimit-Reset': epoch(40) }), at)).toBe(3000);
  });

  it.each([
    ['Retry-After of 0', { 'Retry-After': '0' }],
    ['Retry-After that is over', { 'Retry-After': 'Wed, 15 Jul 2026 09:00:00 GMT' }],
  ])('grows where a server goes on to say %s, whatever the jitter', (_, headers) => {
    const pauses = (random: number) =>
      Array.from({ length: 10 }, (_, attempt) => pause(answer(headers), { attempt, now, random }));
    expect(pauses(0)).toEqual([0, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(pauses(0.9).every((ms, attempt) => ms >= (pauses(0)[attempt] as number))).toBe(true);
  });

  it('is the reset when there is no Retry-After', () => {
    expect(pause(answer({ 'X-RateLimit-Reset': epoch(40) }), at)).toBe(40_000);
  });

  it('is exponential when the server says nothing', () => {
    expect(pause(answer({}), at)).toBe(backoff(2, 0.5));
    expect(pause({ kind: 'broken', neverSent: false }, at)).toBe(backoff(2, 0.5));
  });

  it('lies between 0 and a bound that doubles, whatever the jitter', () => {
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, random) => {
          const ms = backoff(attempt, random);
          expect(ms).toBeGreaterThanOrEqual(0);
          expect(ms).toBeLessThanOrEqual(Math.min(30_000, 500 * 2 ** attempt));
          expect(Number.isInteger(ms)).toBe(true);
        },
      ),
    );
  });
});

describe('what is repeated', () => {
  const answered = (status: number) => ({ kind: 'answer' as const, status, headers: {} });

  it('is a 429 of any method, since it was not carried out', () => {
    expect(isRepeatable(answered(429), false)).toBe(true);
    expect(isAmbiguous(answered(429))).toBe(false);
  });

  it.each([500, 502, 503, 504])('is a %i of an idempotent request only', (status) => {
    expect(isAmbiguous(answered(status))).toBe(true);
    expect(isRepeatable(answered(status), true)).toBe(true);
    expect(isRepeatable(answered(status), false)).toBe(false);
  });

  it.each([400, 401, 403, 404, 405, 409, 422])('is never a %i', (status) => {
    expect(isRepeatable(answered(status), true)).toBe(false);
  });

  it('is a broken connection of an idempotent request only', () => {
    expect(isRepeatable({ kind: 'broken', neverSent: false }, true)).toBe(true);
    expect(isRepeatable({ kind: 'broken', neverSent: false }, false)).toBe(false);
  });

  it('is a request that never left, whatever its method', () => {
    expect(isRepeatable({ kind: 'broken', neverSent: true }, false)).toBe(true);
  });

  it('GET, PUT and DELETE are idempotent, PATCH and POST are not', () => {
    expect((['GET', 'PUT', 'DELETE', 'PATCH', 'POST'] as const).filter(isIdempotent)).toEqual([
      'GET',
      'PUT',
      'DELETE',
    ]);
  });
});
