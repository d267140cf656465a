import { describe, expect, it } from '@jest/globals';
import { RateLimit } from '../../src/client/rate-limit.ts';
import { createClient } from '../../src/index.ts';
import { pageOf, testPlatform } from './clock.ts';

/** A server with Laravel's fixed window of a minute, on the clock of the platform. */
function limited(limit: number) {
  let used = 0;
  let endsAt = 0;
  let refused = 0;
  const platform = testPlatform([]);
  platform.send = async (request) => {
    platform.sent.push(request);
    const now = platform.now();
    if (now >= endsAt) {
      used = 0;
      endsAt = now + 60_000;
    }
    const headers = { 'X-RateLimit-Limit': String(limit) };
    if (used >= limit) {
      refused += 1;
      const seconds = String(Math.ceil((endsAt - now) / 1000));
      return {
        status: 429,
        headers: { ...headers, 'X-RateLimit-Remaining': '0', 'Retry-After': seconds },
        body: '',
      };
    }
    used += 1;
    const page = Number(new URL(request.url).searchParams.get('page'));
    const body = JSON.stringify(pageOf([{ id: page }], page, 25));
    return { status: 200, headers: { ...headers, 'X-RateLimit-Remaining': String(limit - used) }, body };
  };
  return { platform, refused: () => refused };
}

describe('paging under a limit', () => {
  it('waits for the next window before the server refuses', async () => {
    const { platform, refused } = limited(10);
    const ids: number[] = [];
    for await (const { id } of createClient(platform).paginate('booking.getAll', {})) ids.push(id);
    expect(ids).toHaveLength(25);
    expect(refused()).toBe(0);
    expect(platform.slept).toEqual([60_000, 60_000]);
  });

  it('sends on and lets the server say how long where the host refuses to wait', async () => {
    const { platform, refused } = limited(10);
    platform.sleep = async () => {
      throw new Error('no sleep here');
    };
    const list = async () => {
      for await (const _ of createClient(platform).paginate('booking.getAll', {}));
    };
    await expect(list()).rejects.toMatchObject({ name: 'RateLimitedError', retryAfter: 60 });
    expect(refused()).toBe(1);
  });

  it('counts what is under way, so that ten calls at once stay below the limit', async () => {
    const { platform, refused } = limited(10);
    const client = createClient(platform);
    await client.call('booking.getAll', { page: 1 });
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => client.call('booking.getAll', { page: index + 1 })),
    );
    expect(platform.sent).toHaveLength(21 + refused());
    expect(refused()).toBe(0);
  });
});

describe('the count of what remains', () => {
  const headers = (remaining: number, more = {}) => ({ 'X-RateLimit-Remaining': String(remaining), ...more });

  it('lets everything pass while nothing is known', () => {
    expect(new RateLimit().wait(0)).toBe(0);
  });

  it('ends the window a minute after the first request that was seen in it', () => {
    const limit = new RateLimit();
    limit.start(1000)(1100, headers(1));
    limit.start(20_000)(20_100, headers(0));
    expect(limit.wait(21_000)).toBe(40_000);
    expect(limit.wait(61_000)).toBe(0);
  });

  it('believes a 429 about the end of the window', () => {
    const limit = new RateLimit();
    limit.start(1000)(1000, headers(0, { 'Retry-After': '7' }));
    expect(limit.wait(1000)).toBe(7000);
  });

  it('does not believe an answer that was overtaken', () => {
    const limit = new RateLimit();
    const first = limit.start(0);
    const second = limit.start(0);
    second(10, headers(0));
    first(20, headers(1));
    expect(limit.wait(20)).toBe(59_980);
  });

  it('is as full as the limit once the window is over', () => {
    const limit = new RateLimit();
    limit.start(0)(0, headers(0, { 'X-RateLimit-Limit': '2' }));
    expect(limit.wait(59_999)).toBe(1);
    expect(limit.wait(60_000)).toBe(0);
    limit.start(60_000);
    expect(limit.wait(60_000)).toBe(0);
    limit.start(60_000);
    expect(limit.wait(60_000)).toBe(60_000);
  });

  it('is unknown again after a window whose limit was never told', () => {
    const limit = new RateLimit();
    limit.start(0)(0, headers(0));
    expect(limit.wait(60_000)).toBe(0);
    for (let sent = 0; sent < 100; sent += 1) limit.start(60_000);
    expect(limit.wait(60_000)).toBe(0);
  });

  it('begins a new window when more remains than before', () => {
    const limit = new RateLimit();
    limit.start(0)(0, headers(1));
    limit.start(30_000)(30_000, headers(5));
    limit.start(40_000)(40_000, headers(0));
    expect(limit.wait(40_000)).toBe(50_000);
  });

  it('stays in its window when as much remains as before', () => {
    const limit = new RateLimit();
    limit.start(0)(0, headers(0));
    limit.start(30_000)(30_000, headers(0));
    expect(limit.wait(30_000)).toBe(30_000);
  });

  it('begins a new window with a request that was sent after the end of the last', () => {
    const limit = new RateLimit();
    limit.start(0)(0, headers(0));
    limit.start(60_000)(60_000, headers(0));
    expect(limit.wait(60_000)).toBe(60_000);
    const early = new RateLimit();
    early.start(0)(0, headers(0));
    early.start(59_999)(60_100, headers(0));
    expect(early.wait(59_999)).toBe(1);
  });

  it('believes the reset of a window that is used up, and no other', () => {
    const reset = { 'X-RateLimit-Reset': '30' };
    const used = new RateLimit();
    used.start(0)(0, headers(0, reset));
    expect(used.wait(0)).toBe(30_000);
    const open = new RateLimit();
    open.start(0)(0, headers(1, { 'Retry-After': '7' }));
    open.start(0);
    expect(open.wait(0)).toBe(60_000);
  });

  it.each(['few', '-1', '1x', 'x1', '1234567890', ''])(
    'learns nothing from an answer that tells %j',
    (told) => {
      const limit = new RateLimit();
      limit.start(0)(0, { 'X-RateLimit-Remaining': told });
      for (let sent = 0; sent < 100; sent += 1) limit.start(0);
      expect(limit.wait(0)).toBe(0);
    },
  );

  it('learns nothing from an answer that tells nothing, and from none', () => {
    const limit = new RateLimit();
    limit.start(0)(0, {});
    limit.start(0)(0);
    for (let sent = 0; sent < 100; sent += 1) limit.start(0);
    expect(limit.wait(0)).toBe(0);
    limit.start(0)(0, { 'X-RateLimit-Remaining': ' 0 ' });
    expect(limit.wait(0)).toBe(60_000);
  });

  it('forgets no request that broke', () => {
    const limit = new RateLimit();
    limit.start(0)(0, headers(1));
    const broken = limit.start(0);
    expect(limit.wait(0)).toBe(60_000);
    broken(0);
    expect(limit.wait(0)).toBe(0);
  });
});

describe('a window', () => {
  const told = (remaining: number) => ({
    'X-RateLimit-Limit': '2',
    'X-RateLimit-Remaining': String(remaining),
  });

  it('is full again at the very end of the one before, and no fuller than the limit', () => {
    const limit = new RateLimit();
    limit.start(0)(0, told(0));
    expect(limit.wait(59_999)).toBe(1);
    expect(limit.wait(60_000)).toBe(0);
    limit.start(60_000);
    expect(limit.wait(60_000)).toBe(0);
    limit.start(60_000);
    expect(limit.wait(60_000)).toBe(60_000);
  });
});

describe('a clock that stands still', () => {
  it('makes the client wait once, and not for ever', async () => {
    const { platform } = limited(1);
    const standing = platform.now();
    platform.now = () => standing;
    platform.sleep = async (ms) => {
      platform.slept.push(ms);
      if (platform.slept.length > 10) throw new Error('It waits and waits.');
    };
    const client = createClient(platform, { maxRetries: 0 });
    await client.dispatch('booking.getAll', {});
    await expect(client.dispatch('booking.getAll', {})).rejects.toMatchObject({ name: 'RateLimitedError' });
    expect(platform.slept).toHaveLength(1);
  });
});
