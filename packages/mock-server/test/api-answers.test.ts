import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MockServer } from '../src/index.ts';
import { golden } from './golden.ts';
import { type Call, call, start } from './http.ts';

let mock: MockServer;

beforeAll(async () => {
  mock = await start({ rateLimit: 60, seed: 'empty', cors: '*' });
});
afterAll(() => mock.close());

const recordedHeaders = [
  'cache-control',
  'content-type',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'retry-after',
  'allow',
  'access-control-allow-origin',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-max-age',
  'vary',
];
/** Their values depend on how many requests came before. */
const counted = ['x-ratelimit-remaining', 'x-ratelimit-reset', 'retry-after'];

const shape = (headers: Record<string, string>) =>
  Object.fromEntries(
    recordedHeaders
      .filter((name) => name in headers)
      .map((name) => [name, counted.includes(name) ? 'counted' : headers[name]]),
  );

const cases: [title: string, path: string, options: Call][] = [
  ['GET /api/v1/bookings no-token', '/api/v1/bookings', { token: null }],
  ['GET /api/v1/bookings tok:3|', '/api/v1/bookings', { token: '1|wrong' }],
  ['GET /api/v1/bookings/999', '/api/v1/bookings/999', {}],
  ['GET /api/v1/nope', '/api/v1/nope', {}],
  ['PUT /api/v1/bookings', '/api/v1/bookings', { method: 'PUT' }],
  [
    'POST /api/v1/bookings tok:2|',
    '/api/v1/bookings',
    { method: 'POST', token: '2|demoAgency42ReportsRead00000000000000000' },
  ],
  [
    'OPTIONS /api/v1/bookings',
    '/api/v1/bookings',
    { method: 'OPTIONS', token: null, headers: { 'Access-Control-Request-Method': 'GET' } },
  ],
];

describe('Answers as Laravel gives them', () => {
  it.each(cases)('%s: status, headers and body are those of the record', async (title, path, options) => {
    const recorded = golden(title);
    const answer = await call(mock, path, options);
    expect(answer.status).toBe(recorded.status);
    expect(shape(answer.headers)).toEqual(shape(recorded.headers));
    expect(answer.text).toBe(recorded.body);
  });

  it('422 has the headers of the record and tells how many errors there are', async () => {
    const answer = await call(mock, '/v1/bookings', { method: 'POST', body: '{malformed' });
    expect(shape(answer.headers)).toEqual(shape(golden('POST /api/v1/bookings tok:1|').headers));
    expect(answer.text).toMatch(
      /^\{"message":"The property id field is required\. \(and 4 more errors\)","errors":\{/,
    );
  });

  it('success carries Limit and Remaining, and no Reset', async () => {
    const recorded = golden('GET /api/v1/bookings/1 tok:1|');
    expect(shape((await call(mock, '/v1/me')).headers)).toEqual(shape(recorded.headers));
  });

  it('429 is the recorded one, with the seconds left in the window', async () => {
    const { token } = mock.createToken();
    for (let n = 59; n >= 0; n--) {
      expect((await call(mock, '/v1/me', { token })).headers['x-ratelimit-remaining']).toBe(String(n));
    }
    await mock.advance(20);
    const answer = await call(mock, '/v1/me', { token });
    const recorded = golden('GET /api/v1/bookings/1 tok:1|', 2);
    expect(recorded.status).toBe(429);
    expect(answer.status).toBe(429);
    expect(answer.text).toBe(recorded.body);
    expect(shape(answer.headers)).toEqual(shape(recorded.headers));
    expect(answer.headers).toMatchObject({
      'x-ratelimit-remaining': '0',
      'retry-after': '40',
      'x-ratelimit-reset': String(Date.parse('2026-07-15T10:01:00Z') / 1000),
    });
    await mock.advance(39);
    expect((await call(mock, '/v1/me', { token })).status).toBe(429);
    await mock.advance(1);
    expect((await call(mock, '/v1/me', { token })).headers['x-ratelimit-remaining']).toBe('59');
  });

  it('counts each token for itself, and every request that a token was good for', async () => {
    const { token } = mock.createToken({ abilities: ['bookings:read'] });
    const remaining = async (path: string, options: Call = {}) =>
      (await call(mock, path, { token, ...options })).headers['x-ratelimit-remaining'];
    expect(await remaining('/v1/bookings')).toBe('59');
    expect(await remaining('/v1/bookings/1')).toBe('58');
    expect(await remaining('/v1/bookings', { method: 'POST', body: {} })).toBe('57');
    expect(await remaining('/v1/bookings?status=x')).toBe('56');
    expect(await remaining('/v1/nope')).toBeUndefined();
    expect(await remaining('/v1/bookings')).toBe('55');
  });

  it('turns the limit off at 0, and the headers with it', async () => {
    mock.rateLimit(0);
    const { headers } = await call(mock, '/v1/me');
    mock.rateLimit(60);
    expect(headers).not.toHaveProperty('x-ratelimit-limit');
  });

  it('an unauthenticated call without Accept gets a page for people', async () => {
    for (const accept of ['*/*', 'text/html,application/xhtml+xml', '']) {
      const { status, headers, text } = await call(mock, '/v1/me', {
        token: null,
        headers: { Accept: accept },
      });
      expect([status, headers['content-type']]).toEqual([401, 'text/html; charset=UTF-8']);
      expect(text).toContain('Accept: application/json');
    }
  });

  it('a script of a page gets JSON without asking for it', async () => {
    const headers = { Accept: '*/*', 'X-Requested-With': 'XMLHttpRequest' };
    expect((await call(mock, '/v1/me', { token: null, headers })).text).toBe(
      '{"message":"Unauthenticated."}',
    );
  });

  it('HEAD answers what GET would, without the body', async () => {
    const get = await call(mock, '/v1/webhooks');
    const head = await call(mock, '/v1/webhooks', { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    expect(head.headers['content-type']).toBe('application/json');
  });

  it('OPTIONS that is no preflight names the methods', async () => {
    const { status, headers } = await call(mock, '/v1/bookings', { method: 'OPTIONS', token: null });
    expect([status, headers.allow]).toEqual([200, 'GET,HEAD,POST']);
  });

  it('serves both prefixes, and links to the one that was called', async () => {
    for (const prefix of ['/v1', '/api/v1']) {
      const { json } = await call(mock, `${prefix}/webhooks`);
      expect(json.meta.path).toBe(`${mock.url}${prefix}/webhooks`);
    }
  });

  it('204 has no body and no type', async () => {
    const { json } = await call(mock, '/v1/webhooks', {
      method: 'POST',
      body: { url: 'https://example.com/x', events: ['booking.*'] },
    });
    const answer = await call(mock, `/v1/webhooks/${json.data.id}`, { method: 'DELETE' });
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([204, '', undefined]);
  });

  it('refuses a body beyond 8 MB before it asks who is there', async () => {
    const body = Buffer.alloc(16 * 1024 * 1024, 'a');
    const { status, text, headers } = await call(mock, '/v1/bookings', { method: 'POST', body, token: null });
    expect([status, text]).toEqual([413, '{\n    "message": "The POST data is too large."\n}']);
    expect(headers).not.toHaveProperty('x-ratelimit-limit');
  });
});
