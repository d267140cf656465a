import type { Clock } from './clock.ts';

/** Source: published ("60 req/min per token"). */
export const defaultPerMinute = 60;

const windowSeconds = 60;

export interface Allowance {
  limit: number;
  remaining: number;
  /** Set when the request is refused. */
  retryAfter?: number;
  /** Epoch seconds. */
  resetAt: number;
}

/**
 * Laravel's `throttle:60,1`: a fixed window for each token, from its first hit; a refused request does not count.
 * It goes by the server's clock. Source: recorded.
 */
export interface RateLimiter {
  perMinute: number;
  /** Counts a request; undefined when the limit is off. */
  hit(tokenId: number): Allowance | undefined;
  /** How a token stands, without counting; undefined when the limit is off or no window is open. */
  peek(tokenId: number): Allowance | undefined;
  reset(): void;
}

export function createRateLimiter(clock: Clock, perMinute: number): RateLimiter {
  const windows = new Map<number, { hits: number; opened: number; resetAt: number }>();
  const limiter: RateLimiter = {
    perMinute,
    hit(tokenId) {
      if (limiter.perMinute === 0) return undefined;
      const now = Math.floor(clock.now() / 1000);
      let window = windows.get(tokenId);
      // A clock that was set back is not in the window either.
      if (!window || now >= window.resetAt || now < window.opened) {
        window = { hits: 0, opened: now, resetAt: now + windowSeconds };
        windows.set(tokenId, window);
      }
      const { resetAt } = window;
      const limit = limiter.perMinute;
      if (window.hits >= limit) return { limit, remaining: 0, retryAfter: resetAt - now, resetAt };
      window.hits++;
      return { limit, remaining: limit - window.hits, resetAt };
    },
    peek(tokenId) {
      const now = Math.floor(clock.now() / 1000);
      const window = windows.get(tokenId);
      if (limiter.perMinute === 0 || !window || now >= window.resetAt || now < window.opened)
        return undefined;
      const { hits, resetAt } = window;
      return { limit: limiter.perMinute, remaining: Math.max(0, limiter.perMinute - hits), resetAt };
    },
    reset: () => windows.clear(),
  };
  return limiter;
}
