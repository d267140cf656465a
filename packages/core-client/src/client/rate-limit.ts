import { type Headers, headerOf } from '../headers.ts';
import { rateLimitReset, retryAfter } from './retry.ts';

/** LGCD counts requests in fixed windows of a minute. Source: published (60 requests a minute and token). */
const windowMs = 60_000;

const count = (headers: Headers, name: string): number | undefined => {
  const value = headerOf(headers, name)?.trim();
  return value && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
};

/**
 * Keeps count of what the token may still send, so that paging waits before a 429 rather than after it. A success
 * says how much remains, never when the window ends; a window lasts a minute from its first request, so it ends at
 * the latest a minute after the first request that was seen in it.
 */
export class RateLimit {
  #limit: number | undefined;
  #remaining: number | undefined;
  #endsAt = 0;
  #underWay = 0;
  #lastTicket = 0;
  #tickets = 0;

  /** Milliseconds to wait before the next request; 0 when it may go, or when nothing is known yet. */
  wait(now: number): number {
    if (this.#remaining !== undefined && now >= this.#endsAt) {
      this.#remaining = this.#limit;
      this.#endsAt = now + windowMs;
    }
    if (this.#remaining === undefined || this.#remaining - this.#underWay > 0) return 0;
    return this.#endsAt - now;
  }

  /** Call when a request goes out; the function it answers takes the headers that came back, if any did. */
  start(sentAt: number): (now: number, headers?: Headers) => void {
    this.#tickets += 1;
    const ticket = this.#tickets;
    this.#underWay += 1;
    return (now, headers) => {
      this.#underWay -= 1;
      // Of requests that overtake each other, the last one sent knows best.
      const remaining =
        headers && ticket > this.#lastTicket ? count(headers, 'X-RateLimit-Remaining') : undefined;
      if (headers === undefined || remaining === undefined) return;
      this.#lastTicket = ticket;
      this.#limit = count(headers, 'X-RateLimit-Limit');
      const told = remaining === 0 ? (retryAfter(headers, now) ?? rateLimitReset(headers, now)) : undefined;
      const isNewWindow =
        this.#remaining === undefined || remaining > this.#remaining || sentAt >= this.#endsAt;
      if (told !== undefined) this.#endsAt = now + told;
      else if (isNewWindow) this.#endsAt = sentAt + windowMs;
      this.#remaining = remaining;
    };
  }
}
