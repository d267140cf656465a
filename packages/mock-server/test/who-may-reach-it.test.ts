import { request } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type MockServer, type ServerOptions, startMockServer } from '../src/index.ts';

let mock: MockServer | undefined;
afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

const launch = async (options: ServerOptions = {}): Promise<MockServer> => {
  mock = await startMockServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0, ...options });
  return mock;
};

interface Seen {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** With any Host, which `fetch` would not send. */
const send = ({ url, tokens }: MockServer, method: string, path: string, headers: Record<string, string>) =>
  new Promise<Seen>((resolve, reject) => {
    const all = {
      Accept: 'application/json',
      Authorization: `Bearer ${tokens[0]?.token}`,
      'X-ApiKey': 'lodgify-demo-42',
      ...headers,
    };
    const sent = request(url + path, { method, headers: all, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    sent.on('error', reject).end();
  });

const reads = [
  '/_mock/health',
  '/cockpit/42',
  '/v1/me',
  '/api/v1/me',
  '/v1/openapi.json',
  '/api/v1/docs',
  '/lodgify/webhooks/v1/list',
  '/',
];
/** Each would change something, were it allowed. */
const changes = [
  'POST /_mock/reset',
  'POST /cockpit/42/server/reset',
  'POST /v1/bookings/9876/cancel',
  'POST /api/v1/bookings/9876/cancel',
  'DELETE /v1/properties/1',
  'POST /lodgify/webhooks/v1/subscribe',
];

describe('A name that someone else’s DNS can point here', () => {
  it.each(reads)('gets nothing from %s, in the same words everywhere', async (path) => {
    const answer = await send(await launch(), 'GET', path, { Host: 'evil.example:4010' });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toEqual({
      message:
        'The host "evil.example" is not this machine\'s. Call the mock server by localhost, its IP address, or the name given with --host or --public-url.',
    });
  });

  it('does not get into the journal, where it would look like a call of the program under test', async () => {
    const server = await launch();
    await send(server, 'GET', '/v1/me', { Host: 'evil.example' });
    expect(server.requests()).toEqual([]);
  });
});

describe('A name of this machine', () => {
  it.each(['localhost:4010', '127.0.0.1', '[::1]:4010', 'mock:4010', 'host.docker.internal:4010'])(
    '%s reaches every surface',
    async (host) => {
      const server = await launch();
      for (const path of reads) {
        expect([path, (await send(server, 'GET', path, { Host: host })).status]).toEqual([path, 200]);
      }
    },
  );

  it('is also the one by which others were told to reach it', async () => {
    const server = await launch({ publicUrl: 'https://mock.example/' });
    const own = { Host: 'mock.example', Origin: 'https://mock.example' };
    expect((await send(server, 'GET', '/v1/me', own)).status).toBe(200);
    expect((await send(server, 'POST', '/_mock/reset', own)).status).toBe(200);
    // A proxy that asks under a name of its own, for the page that it served.
    const { status } = await send(server, 'POST', '/_mock/reset', { Origin: 'https://mock.example' });
    expect(status).toBe(200);
    expect((await send(server, 'GET', '/v1/me', { Host: 'evil.example' })).status).toBe(403);
  });
});

describe('A page of another origin', () => {
  it.each(reads)('is not told that it may read %s', async (path) => {
    const { headers } = await send(await launch(), 'GET', path, { Origin: 'https://evil.example' });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it.each(changes)('is refused %s', async (line) => {
    const [method = '', path = ''] = line.split(' ');
    const server = await launch();
    for (const foreign of [
      { Origin: 'https://evil.example' },
      { Origin: 'http://127.0.0.1:1' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      const { status, text } = await send(server, method, path, foreign as Record<string, string>);
      expect([foreign, status, JSON.parse(text)]).toEqual([
        foreign,
        403,
        { message: 'A page of another origin must not change the mock server.' },
      ]);
    }
  });

  it.each(['/v1/bookings', '/api/v1/bookings', '/lodgify/webhooks/v1/subscribe'])(
    'is refused the preflight of %s',
    async (path) => {
      const { status, headers } = await send(await launch(), 'OPTIONS', path, {
        Origin: 'https://evil.example',
        'Access-Control-Request-Method': 'POST',
      });
      expect(status).toBe(403);
      expect(headers).not.toHaveProperty('access-control-allow-methods');
    },
  );

  it.each(['/v1', '/api/v1'])('cannot load the script of %s/docs, which has a token in it', async (base) => {
    const { headers } = await send(await launch(), 'GET', `${base}/docs/start.js`, {});
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });
});

describe('A client without a page, and the documentation', () => {
  it.each(changes.filter((line) => !line.includes('cockpit')))('may %s', async (line) => {
    const [method = '', path = ''] = line.split(' ');
    const server = await launch();
    expect((await send(server, method, path, {})).status).not.toBe(403);
    expect((await send(server, method, path, { Origin: server.url })).status).not.toBe(403);
  });

  it('really changes something', async () => {
    const server = await launch();
    const { status } = await send(server, 'POST', '/v1/bookings/9876/cancel', { Origin: server.url });
    expect(status).toBe(200);
  });
});

describe('A page that was let in with --cors', () => {
  const origin = 'http://localhost:3000';
  const allowed = ({ headers }: Seen) => headers['access-control-allow-origin'];

  it('reads and changes the API, and nobody else does', async () => {
    const server = await launch({ cors: origin });
    expect(allowed(await send(server, 'GET', '/v1/me', { Origin: origin }))).toBe(origin);
    const preflight = { Origin: origin, 'Access-Control-Request-Method': 'POST' };
    const asked = await send(server, 'OPTIONS', '/v1/bookings/9876/cancel', preflight);
    expect([asked.status, allowed(asked), asked.headers['access-control-allow-methods']]).toEqual([
      204,
      origin,
      'POST',
    ]);
    const cancelled = await send(server, 'POST', '/v1/bookings/9876/cancel', { Origin: origin });
    expect([cancelled.status, allowed(cancelled)]).toEqual([200, origin]);
    const evil = { Origin: 'https://evil.example' };
    expect(allowed(await send(server, 'GET', '/v1/me', evil))).not.toBe(evil.Origin);
    expect((await send(server, 'POST', '/v1/bookings/9876/cancel', evil)).status).toBe(403);
  });

  it('is named alone when several are let in, and caches are told', async () => {
    const server = await launch({ cors: [origin, 'https://app.example'] });
    for (const each of [origin, 'https://app.example']) {
      const answer = await send(server, 'GET', '/v1/me', { Origin: each });
      expect([allowed(answer), answer.headers.vary]).toEqual([each, 'Origin']);
    }
    const evil = await send(server, 'GET', '/v1/me', { Origin: 'https://evil.example' });
    expect([allowed(evil), evil.headers.vary]).toEqual([undefined, 'Origin']);
  });

  it('may be any page, as with LGCD itself', async () => {
    const server = await launch({ cors: '*' });
    const answer = await send(server, 'POST', '/v1/bookings/9876/cancel', { Origin: 'https://evil.example' });
    expect([answer.status, allowed(answer)]).toEqual([200, '*']);
  });

  it.each([...changes.filter((line) => !line.includes('/v1/b') && !line.includes('/v1/p'))])(
    'is still refused %s',
    async (line) => {
      const [method = '', path = ''] = line.split(' ');
      const server = await launch({ cors: '*' });
      expect((await send(server, method, path, { Origin: 'https://evil.example' })).status).toBe(403);
    },
  );

  it('is not let in under a foreign name of the server', async () => {
    const server = await launch({ cors: '*' });
    expect((await send(server, 'GET', '/v1/me', { Host: 'evil.example' })).status).toBe(403);
  });

  it.each(['localhost:3000', 'http://localhost:3000/', 'http://localhost:3000/app', 'null', ''])(
    'needs an origin, which %j is not',
    async (cors) => {
      await expect(startMockServer({ cors })).rejects.toThrow(
        `"${cors}" is no origin for CORS. Give one such as http://localhost:3000, or * for all pages.`,
      );
    },
  );
});
