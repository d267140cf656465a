import { describe, expect, it } from '@jest/globals';
import type { MockServer } from '../src/index.ts';
import { type Call, call } from './http.ts';
import type { Receiver } from './receiver.ts';
import { useReceiver } from './world.ts';

let mock: MockServer;
let receiver: Receiver;
useReceiver((world) => {
  ({ mock, receiver } = world);
});

const post = (path: string, body: unknown = {}, options: Call = {}) =>
  call(mock, path, { method: 'POST', token: null, body, ...options });
const bookings = async () => (await call(mock, '/v1/bookings')).json.meta.total as number;
const stay = {
  property_id: 1,
  check_in: '2029-05-01',
  check_out: '2029-05-03',
  guest_name: 'Salma E.',
  guests_count: 1,
};

describe('The journal', () => {
  it('keeps what was asked and answered, who asked, and what let it pass', async () => {
    const { id, token } = mock.createToken({ name: 'Zapier', abilities: ['bookings:write'] });
    mock.clearRequests();
    mock.rateLimit(60);
    await call(mock, '/v1/bookings', { method: 'POST', token, body: { ...stay, guests_count: 0 } });
    await call(mock, '/v1/bookings', { method: 'POST', token, body: stay });
    mock.rateLimit(0);
    const [refused, passed] = mock.requests();
    expect(refused).toMatchObject({
      method: 'POST',
      path: '/v1/bookings',
      operation: 'booking.create',
      status: 422,
      message: 'The guests count field must be at least 1.',
      ability: 'bookings:write',
    });
    expect(passed).toMatchObject({
      at: mock.now(),
      status: 201,
      message: null,
      agency_id: 42,
      token: { id, name: 'Zapier' },
      ability: 'bookings:write',
      rate_limit: { limit: 60, remaining: 58 },
      fault: null,
    });
    expect(JSON.parse(passed?.request_body as string)).toEqual(stay);
    expect(JSON.parse(passed?.response_body as string).data.guest_name).toBe('Salma E.');
  });

  it('filters by method and path, and is emptied', async () => {
    mock.clearRequests();
    await call(mock, '/v1/me');
    await call(mock, '/api/v1/me?x=1');
    await call(mock, '/v1/nope', { method: 'POST', body: {} });
    const list = async (query: string) =>
      (await call(mock, `/_mock/requests${query}`, { token: null })).json.data.length;
    expect([
      await list(''),
      await list('?method=post'),
      await list('?path=/v1/me'),
      await list('?path=/v1/*'),
      await list('?method=GET&path=/api/v1/me'),
    ]).toEqual([3, 1, 1, 2, 1]);
    const misspelt = await call(mock, '/_mock/requests?metod=GET', { token: null });
    expect(misspelt.json.message).toBe('There is no field metod. Known fields: method, path.');
    expect((await call(mock, '/_mock/requests', { method: 'DELETE', token: null })).status).toBe(204);
    expect(mock.requests()).toEqual([]);
  });

  it('holds no secret, whatever went through', async () => {
    const { token } = mock.createToken();
    const { json } = await call(mock, '/v1/webhooks', {
      method: 'POST',
      token,
      body: { url: receiver.url, events: ['*'] },
    });
    const rotated = await call(mock, `/v1/webhooks/${json.data.id}/rotate-secret`, { method: 'POST', token });
    const property = await call(mock, '/v1/properties/1', { token });
    const link = new URL(property.json.data.ical_export_url);
    await call(mock, link.pathname + link.search, { token: null });
    await call(mock, '/v1/me', { token: `${token}x` });
    const kept = JSON.stringify(mock.requests());
    for (const secret of [
      token,
      token.slice(token.indexOf('|') + 1),
      json.data.secret,
      rotated.json.data.secret,
      link.searchParams.get('token') as string,
    ]) {
      expect(secret.length).toBeGreaterThan(8);
      expect(kept).not.toContain(secret);
    }
  });
});

describe('What opens a door', () => {
  const secrets = ['hunter2', 'apikeyOfSomebody', '9|abcdefghijklmnopqrstuvwxyz', 'whsec_0123456789'];
  const url = 'https://user:hunter2@hooks.example.com/x?token=apikeyOfSomebody';
  const shown = (text: string) => secrets.filter((secret) => text.includes(secret));

  it('is not in the journal, wherever it came: body, query, path, headers, answer', async () => {
    const { token } = mock.createToken();
    mock.clearRequests();
    const body = { url, events: ['*'], description: 'with Bearer 9|abcdefghijklmnopqrstuvwxyz' };
    const created = await call(mock, '/v1/webhooks', { method: 'POST', token, body });
    expect(created.json.data).toMatchObject({ url, description: body.description });
    await call(mock, `/v1/webhooks?api_key=apikeyOfSomebody&next=https://a:hunter2@b`, { token });
    await call(mock, '/v1/nope/9%7Cabcdefghijklmnopqrstuvwxyz', {
      token,
      headers: { 'User-Agent': 'x-auth-token: whsec_0123456789' },
    });
    const kept = JSON.stringify(mock.requests());
    expect(mock.requests()).toHaveLength(3);
    expect(kept).toContain('hooks.example.com');
    expect(shown(kept)).toEqual([]);
    const pages = ['/requests', ...mock.requests().map(({ id }) => `/requests/${id}`)];
    for (const page of pages) {
      const { status, text } = await call(mock, `/cockpit/42${page}`, { token: null });
      expect([page, status, shown(text)]).toEqual([page, 200, []]);
    }
  });

  it('is not in the log of deliveries, though the receiver repeats it', async () => {
    receiver.always({ status: 500, body: `{"password":"hunter2","seen":"${secrets[2]}"}` });
    const address = receiver.url.replace('//', '//user:hunter2@');
    const { json } = await call(mock, '/v1/webhooks', {
      method: 'POST',
      body: { url: `${address}?token=apikeyOfSomebody`, events: ['booking.confirmed'] },
    });
    await mock.emit('booking.confirmed');
    const path = `/v1/webhooks/${json.data.id}/deliveries`;
    const [delivery] = (await call(mock, path)).json.data;
    expect(delivery.attempts[0].response_excerpt).toContain('seen');
    expect(shown(JSON.stringify(delivery))).toEqual([]);
    for (const page of ['/deliveries', `/deliveries/${delivery.id}`]) {
      const { status, text } = await call(mock, `/cockpit/42${page}`, { token: null });
      expect([page, status, shown(text)]).toEqual([page, 200, []]);
    }
  });
});

describe('Faults', () => {
  it.each([
    [500, 'Server Error'],
    [503, 'Service Unavailable'],
    [429, 'Too Many Attempts.'],
    [403, 'This action is unauthorized.'],
  ])('%i is answered as Laravel would', async (status, message) => {
    mock.fault({ status });
    const answer = await call(mock, '/v1/me');
    expect([answer.status, answer.text]).toEqual([status, `{\n    "message": "${message}"\n}`]);
    expect((await call(mock, '/v1/me')).status).toBe(200);
  });

  it('hit as often as told, and only what matches', async () => {
    const other = mock.createToken();
    mock.fault({ status: 500, times: 2, method: 'GET', path: '/v1/book*', token_id: 1 });
    const status = async (path: string, options: Call = {}) => (await call(mock, path, options)).status;
    expect(await status('/v1/me')).toBe(200);
    expect(await status('/v1/bookings', { token: other.token })).toBe(200);
    expect(await status('/v1/bookings', { method: 'POST', body: {} })).toBe(422);
    expect(await status('/v1/bookings')).toBe(500);
    expect(await status('/v1/bookings/9876')).toBe(500);
    expect(await status('/v1/bookings')).toBe(200);
  });

  it('429 asks to wait, with the headers of a limit that is used up', async () => {
    mock.rateLimit(60);
    mock.fault({ status: 429, retry_after: 7 });
    const { headers } = await call(mock, '/v1/me');
    mock.rateLimit(0);
    expect(headers).toMatchObject({
      'retry-after': '7',
      'x-ratelimit-limit': '60',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Date.parse('2026-07-15T10:00:07Z') / 1000),
    });
  });

  it('401 has no word of the limit, which an unknown caller never reaches', async () => {
    mock.rateLimit(60);
    mock.fault({ status: 401 });
    const { headers, text } = await call(mock, '/v1/me');
    mock.rateLimit(0);
    expect(text).toBe('{"message":"Unauthenticated."}');
    expect(Object.keys(headers).filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
  });

  it('close the connection before or after the change', async () => {
    const before = await bookings();
    const create = () => call(mock, '/v1/bookings', { method: 'POST', body: stay });
    mock.fault({ drop: true, method: 'POST' });
    await expect(create()).rejects.toThrow('fetch failed');
    expect(await bookings()).toBe(before);
    mock.fault({ drop: 'after', method: 'POST' });
    await expect(create()).rejects.toThrow('fetch failed');
    expect(await bookings()).toBe(before + 1);
    expect(mock.requests({ method: 'POST' }).map(({ status }) => status)).toEqual([0, 0]);
  });

  it('hold an answer back', async () => {
    mock.fault({ delay_ms: 150 });
    const began = performance.now();
    expect((await call(mock, '/v1/me')).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(140);
  });

  it('are listed, removed, and refused when they would do nothing', async () => {
    const { json } = await post('/_mock/faults', { status: 500, times: 3 });
    expect((await call(mock, '/_mock/faults', { token: null })).json.data).toMatchObject([
      { id: json.data.id, status: 500, remaining: 3 },
    ]);
    expect((await post('/_mock/faults', { times: 3 })).json.message).toContain('Say what goes wrong');
    expect((await post('/_mock/faults', { status: 200 })).status).toBe(422);
    await call(mock, '/_mock/faults', { method: 'DELETE', token: null });
    expect((await call(mock, '/v1/me')).status).toBe(200);
  });
});
