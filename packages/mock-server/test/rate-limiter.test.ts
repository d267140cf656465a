import { describe, expect, it } from '@jest/globals';
import { createClock } from '../src/engine/clock.ts';
import { createRateLimiter } from '../src/engine/rate-limit.ts';

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
});
