import { describe, expect, it } from '@jest/globals';
import { createClock } from '../src/engine/clock.ts';
import { createRateLimiter, defaultPerMinute } from '../src/engine/rate-limit.ts';

it('the limit is what LGCD publishes', () => {
  expect(defaultPerMinute).toBe(60);
});

const at = Date.parse('2026-07-15T10:00:00Z');

function limited(perMinute: number) {
  const clock = createClock({ mode: 'fixed', at });
  return { clock, limiter: createRateLimiter(clock, perMinute) };
}

describe('The window of a token', () => {
  it('lasts a minute from the first request, to the second', () => {
    const { clock, limiter } = limited(1);
    limiter.hit(1);
    clock.set(at + 59_999);
    expect(limiter.hit(1)).toMatchObject({ remaining: 0, retryAfter: 1 });
    clock.set(at + 60_000);
    expect(limiter.hit(1)).toEqual({ limit: 1, remaining: 0, resetAt: at / 1000 + 120 });
  });

  it('is not open any more at its end, for who only looks', () => {
    const { clock, limiter } = limited(2);
    limiter.hit(1);
    clock.set(at + 59_999);
    expect(limiter.peek(1)).toMatchObject({ remaining: 1 });
    clock.set(at + 60_000);
    expect(limiter.peek(1)).toBeUndefined();
  });

  it('lets as many pass as the limit says, and counts down to none', () => {
    const { limiter } = limited(3);
    const resetAt = at / 1000 + 60;
    expect([1, 2, 3, 4, 5].map(() => limiter.hit(1))).toEqual([
      { limit: 3, remaining: 2, resetAt },
      { limit: 3, remaining: 1, resetAt },
      { limit: 3, remaining: 0, resetAt },
      { limit: 3, remaining: 0, retryAfter: 60, resetAt },
      { limit: 3, remaining: 0, retryAfter: 60, resetAt },
    ]);
  });

  it('is its own: another token has all of its requests', () => {
    const { limiter } = limited(1);
    limiter.hit(1);
    expect(limiter.hit(1)).toHaveProperty('retryAfter');
    expect(limiter.hit(2)).not.toHaveProperty('retryAfter');
  });

  it('is another one when the clock was set back, for who asks and for who looks', () => {
    const { clock, limiter } = limited(1);
    limiter.hit(1);
    clock.set(at - 1000);
    expect(limiter.peek(1)).toBeUndefined();
    expect(limiter.hit(1)).toEqual({ limit: 1, remaining: 0, resetAt: at / 1000 + 59 });
    expect(limiter.peek(1)).toEqual({ limit: 1, remaining: 0, resetAt: at / 1000 + 59 });
  });

  it('is not opened by looking, and does not count who looks', () => {
    const { limiter } = limited(2);
    expect(limiter.peek(1)).toBeUndefined();
    limiter.hit(1);
    for (const _ of [1, 2, 3])
      expect(limiter.peek(1)).toEqual({ limit: 2, remaining: 1, resetAt: at / 1000 + 60 });
  });

  it('has none left, and not fewer than none, when the limit is lowered in it', () => {
    const { limiter } = limited(3);
    for (const _ of [1, 2, 3]) limiter.hit(1);
    limiter.perMinute = 1;
    expect(limiter.peek(1)).toMatchObject({ limit: 1, remaining: 0 });
    expect(limiter.hit(1)).toMatchObject({ limit: 1, remaining: 0, retryAfter: 60 });
  });

  it('is nothing while the limit is off, and goes on afterwards', () => {
    const { limiter } = limited(1);
    limiter.hit(1);
    limiter.perMinute = 0;
    expect([limiter.hit(1), limiter.peek(1)]).toEqual([undefined, undefined]);
    limiter.perMinute = 1;
    expect(limiter.hit(1)).toHaveProperty('retryAfter');
  });

  it('is forgotten by a reset', () => {
    const { limiter } = limited(1);
    limiter.hit(1);
    limiter.reset();
    expect(limiter.peek(1)).toBeUndefined();
    expect(limiter.hit(1)).not.toHaveProperty('retryAfter');
  });
});
