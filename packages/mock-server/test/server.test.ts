import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type MockServer, type ServerOptions, startMockServer } from '../src/index.ts';
import { handlers as account } from '../src/resources/account/handlers.ts';
import { handlers } from '../src/resources/index.ts';
import { call, start } from './http.ts';
import { startReceiver } from './receiver.ts';

const running: MockServer[] = [];

async function launch(options: ServerOptions = {}): Promise<MockServer> {
  const mock = await start({ rateLimit: 0, ...options });
  running.push(mock);
  return mock;
}
afterEach(async () => {
  for (const mock of running.splice(0)) await mock.close();
});

const stay = {
  property_id: 1,
  check_in: '2029-05-01',
  check_out: '2029-05-03',
  guest_name: 'Salma E.',
  guests_count: 1,
};

describe('A server', () => {
  it('shares nothing with another one in the same process', async () => {
    const [one, two] = [await launch(), await launch()];
    await call(one, '/v1/bookings', { method: 'POST', body: stay });
    await one.advance(60);
    one.fault({ status: 500 });
    const { token } = one.createToken();
    one.rateLimit(1);
    expect(two.now()).toBe('2026-07-15T10:00:00+00:00');
    expect((await call(two, '/v1/me', { token })).status).toBe(401);
    expect((await call(two, '/v1/me')).headers).not.toHaveProperty('x-ratelimit-limit');
    expect((await call(two, '/v1/bookings', { method: 'POST', body: stay })).status).toBe(201);
    expect(two.requests({ path: '/v1/bookings' })).toHaveLength(1);
  });

  it('leaves nothing open when it closes, even in the middle of a request', async () => {
    const mock = await launch({ clock: 'real' });
    mock.fault({ delay_ms: 60_000 });
    const hanging = call(mock, '/v1/me').catch((error: Error) => error.message);
    while ((await call(mock, '/_mock/faults')).json.data.length > 0);
    await mock.close();
    expect(await hanging).toBe('fetch failed');
    await expect(fetch(`${mock.url}/_mock/health`)).rejects.toThrow();
    await expect(mock.close()).resolves.toBeUndefined();
  });

  it('closes at once in the middle of a leap of the clock', async () => {
    const receiver = await startReceiver();
    try {
      receiver.always('hang');
      const mock = await launch();
      await call(mock, '/v1/webhooks', { method: 'POST', body: { url: receiver.url, events: ['*'] } });
      await call(mock, '/v1/bookings', { method: 'POST', body: stay });
      await receiver.until(1);
      const leap = mock.advance(86_400);
      await mock.close();
      await leap;
    } finally {
      await receiver.close();
    }
  });

  it('keeps its state in a file over a restart, the clock included', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lgcd-mock-'));
    const db = join(folder, 'state.sqlite');
    try {
      const first = await startMockServer({ db, clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
      const { json } = await call(first, '/v1/bookings', { method: 'POST', body: stay });
      const { token } = first.createToken();
      await first.advance(86_400);
      await first.close();
      const second = await startMockServer({ db, rateLimit: 0 });
      expect(second.now()).toBe('2026-07-16T10:00:00+00:00');
      const again = await call(second, `/v1/bookings/${json.data.id}`, { token });
      expect(again.json.data).toMatchObject({ id: json.data.id, guest_name: 'Salma E.' });
      await second.close();
      const third = await startMockServer({ db, clock: '2026-08-01T00:00:00Z' });
      expect(third.now()).toBe('2026-08-01T00:00:00+00:00');
      await third.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('lets close reject with every answer that did not fit the contract', async () => {
    const mock = await startMockServer({ checkAnswers: true });
    const original = handlers['account.get'];
    handlers['account.get'] = (ctx) => {
      const answer = account['account.get'](ctx) as unknown as { agency: Record<string, unknown> };
      answer.agency.colour = 'blue';
      return answer as never;
    };
    try {
      const { status, json } = await call(mock, '/v1/me');
      expect(status).toBe(500);
      expect(json.message).toBe(
        'The answer of account.get does not fit the contract: not in the contract: agency.colour',
      );
    } finally {
      handlers['account.get'] = original;
    }
    await expect(mock.close()).rejects.toThrow('agency.colour');
  });

  it('writes header names in the case that Laravel does', async () => {
    const mock = await launch({ rateLimit: 60 });
    const names = await new Promise<string[]>((resolve, reject) => {
      const headers = { Authorization: `Bearer ${mock.tokens[0]?.token}`, Accept: 'application/json' };
      request(`${mock.url}/v1/me`, { headers, agent: false }, (answer) => {
        answer.resume();
        resolve(answer.rawHeaders.filter((_, index) => index % 2 === 0));
      })
        .on('error', reject)
        .end();
    });
    expect(names).toEqual(
      expect.arrayContaining(['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'Cache-Control', 'Content-Type']),
    );
  });

  it('leaves the globals of its process alone', async () => {
    const before = [globalThis.Request, globalThis.Response];
    await launch();
    expect([globalThis.Request, globalThis.Response]).toEqual(before);
  });

  it.each<[ServerOptions, string]>([
    [{ port: 70_000 }, 'The port must be'],
    [{ port: 1.5 }, 'The port must be'],
    [{ rateLimit: -1 }, 'The rate limit must be'],
    [{ retryLadder: [] }, 'The retry ladder must be'],
    [{ retryLadder: [0, 300, 5] }, 'The retry ladder must be'],
    [{ clock: 'noon' }, 'The clock "noon" is neither'],
    [{ clock: '2026-13-01' }, 'is neither "real" nor'],
  ])('refuses %j', async (options, message) => {
    await expect(startMockServer(options)).rejects.toThrow(message);
  });

  it('says that its port is taken', async () => {
    const { port } = await launch();
    await expect(startMockServer({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('retries on a ladder of its own', async () => {
    const mock = await launch({ retryLadder: [0, 1, 2] });
    const { json } = await call(mock, '/v1/webhooks', {
      method: 'POST',
      body: { url: 'http://127.0.0.1:9/', events: ['*'] },
    });
    await call(mock, `/v1/webhooks/${json.data.id}/test`, { method: 'POST' });
    await mock.advance(2);
    const deliveries = await call(mock, `/v1/webhooks/${json.data.id}/deliveries`);
    expect(deliveries.json.data[0]).toMatchObject({ status: 'failed' });
    expect(deliveries.json.data[0].attempts).toHaveLength(3);
  });
});

describe('Races', () => {
  it('20 creates at once on the same nights leave one winner', async () => {
    const mock = await launch();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        call(mock, '/v1/bookings', { method: 'POST', body: { ...stay, guest_name: `Guest ${index}` } }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 422)]);
    for (const { status, json } of answers) {
      if (status === 422) expect(Object.keys(json.errors)).toEqual(['check_in']);
    }
  });

  it('20 cancels at once cancel once, and tell it once', async () => {
    const mock = await launch();
    const { json } = await call(mock, '/v1/bookings', { method: 'POST', body: stay });
    const cancel = () => call(mock, `/v1/bookings/${json.data.id}/cancel`, { method: 'POST', body: {} });
    const answers = await Promise.all(Array.from({ length: 20 }, cancel));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(19);
  });
});

describe('Other web sites', () => {
  const status = async (path: string, method: string, headers: Record<string, string>) => {
    const mock = running[0] ?? (await launch());
    return new Promise<number>((resolve, reject) => {
      request(`${mock.url}${path}`, { method, headers, agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
  };

  it.each([
    ['localhost:4010', 200],
    ['127.0.0.1:4010', 200],
    ['[::1]:4010', 200],
    ['mock:4010', 200],
    ['host.docker.internal:4010', 200],
    ['evil.example:4010', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost.evil.example', 403],
  ])('Host %s gets %i from /_mock', async (host, expected) => {
    expect(await status('/_mock/health', 'GET', { Host: host })).toBe(expected);
  });

  it.each([
    [{}, 200],
    [{ Origin: 'http://127.0.0.1:4010', Host: '127.0.0.1:4010' }, 200],
    [{ Origin: 'http://127.0.0.1:3000', Host: '127.0.0.1:4010' }, 403],
    [{ Origin: 'https://evil.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin' }, 200],
  ])('a POST with %j gets %i from /_mock', async (headers, expected) => {
    expect(await status('/_mock/reset', 'POST', headers)).toBe(expected);
  });

  it.each(['/_mock/reset', '/cockpit/42/reset'])(
    '%s changes nothing for a page of another origin',
    async (path) => {
      expect(await status(path, 'POST', { Origin: 'https://evil.example' })).toBe(403);
    },
  );
});
