import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventNames } from '@lgcd/core-client/contract';
import type { MockServer } from '../src/index.ts';
import { type Call, call, start } from './http.ts';
import { type Receiver, startReceiver } from './receiver.ts';

let mock: MockServer;
let receiver: Receiver;

beforeAll(async () => {
  mock = await start({ rateLimit: 0 });
  receiver = await startReceiver();
});
afterAll(async () => {
  await mock.close();
  await receiver.close();
});
beforeEach(async () => {
  await mock.reset();
  receiver.received.length = 0;
});

const post = (path: string, body: unknown = {}, options: Call = {}) =>
  call(mock, path, { method: 'POST', token: null, body, ...options });
const subscribe = () =>
  call(mock, '/v1/webhooks', { method: 'POST', body: { url: receiver.url, events: ['*'] } });
const bookings = async () => (await call(mock, '/v1/bookings')).json.meta.total as number;
const stay = {
  property_id: 1,
  check_in: '2029-05-01',
  check_out: '2029-05-03',
  guest_name: 'Salma E.',
  guests_count: 1,
};

describe('The surface of the mock', () => {
  it('needs no bearer, and says what it does not know', async () => {
    expect((await call(mock, '/_mock/health', { token: null })).json).toEqual({ status: 'ok' });
    const missing = await call(mock, '/_mock/nothing', { token: null });
    expect([missing.status, missing.json.message]).toEqual([404, 'There is no GET /_mock/nothing.']);
  });

  it('refuses JSON that is none, and fields that it does not know, by name', async () => {
    expect((await post('/_mock/clock', '{')).json.message).toMatch(/^The body is not JSON: /);
    expect((await post('/_mock/clock', [])).json.message).toBe('The body must be a JSON object.');
    expect((await post('/_mock/clock', { advance: 5 })).json.errors.advance).toEqual([
      'There is no field advance. Known fields: advance_seconds, set, run.',
    ]);
  });

  it('lets no page of another site read it', async () => {
    expect((await call(mock, '/_mock/requests', { token: null })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
  });
});

describe('Reset', () => {
  it('brings back the seed, the clock, and the ids', async () => {
    const before = await bookings();
    const first = await call(mock, '/v1/bookings', { method: 'POST', body: stay });
    await mock.advance(3600);
    mock.fault({ status: 500 });
    await subscribe();
    expect((await post('/_mock/reset')).status).toBe(200);
    expect(mock.now()).toBe('2026-07-15T10:00:00+00:00');
    expect(await bookings()).toBe(before);
    expect((await call(mock, '/v1/webhooks')).json.data).toEqual([]);
    const again = await call(mock, '/v1/bookings', { method: 'POST', body: stay });
    expect(again.json.data.id).toBe(first.json.data.id);
  });

  it('to empty leaves the agencies and their tokens', async () => {
    await post('/_mock/reset', { seed: 'empty' });
    expect(await bookings()).toBe(0);
    expect((await call(mock, '/v1/me')).json.data.agency.id).toBe(42);
  });

  it('in the middle of a leap of the clock ends the leap', async () => {
    await subscribe();
    receiver.next('hang');
    await call(mock, '/v1/bookings', { method: 'POST', body: stay });
    await receiver.until(1);
    const leap = mock.advance(86_400);
    await mock.reset();
    await leap;
    expect(mock.now()).toBe('2026-07-15T10:00:00+00:00');
    expect((await call(mock, '/v1/webhooks')).json.data).toEqual([]);
  });

  it('drops what is on its way', async () => {
    await subscribe();
    receiver.next('hang');
    await call(mock, '/v1/bookings', { method: 'POST', body: stay });
    await receiver.until(1);
    await mock.reset();
    receiver.received.length = 0;
    await mock.advance(86_400);
    expect(receiver.received).toEqual([]);
  });
});

describe('The clock', () => {
  const clock = async () => (await call(mock, '/_mock/clock', { token: null })).json.data;

  it('stands still until it is advanced', async () => {
    expect(await clock()).toEqual({ mode: 'fixed', now: '2026-07-15T10:00:00+00:00' });
    const { json } = await post('/_mock/clock', { advance_seconds: 90 });
    expect(json.data).toEqual({ mode: 'fixed', now: '2026-07-15T10:01:30+00:00' });
  });

  it('is set, forwards and back, and runs again', async () => {
    await post('/_mock/clock', { set: '2026-08-01T02:00:00+02:00' });
    expect((await clock()).now).toBe('2026-08-01T00:00:00+00:00');
    await post('/_mock/clock', { set: '2026-07-01' });
    expect((await clock()).now).toBe('2026-07-01T00:00:00+00:00');
    await post('/_mock/clock', { run: 'real' });
    expect((await clock()).mode).toBe('real');
    expect(Math.abs(Date.parse((await clock()).now) - Date.now())).toBeLessThan(5000);
  });

  it('runs on from where it is advanced to, when it runs', async () => {
    await post('/_mock/clock', { run: 'real' });
    await post('/_mock/clock', { advance_seconds: 3600 });
    expect(Math.abs(Date.parse((await clock()).now) - Date.now() - 3_600_000)).toBeLessThan(5000);
    expect((await clock()).mode).toBe('real');
  });

  it.each([
    [{}, 'Give one of advance_seconds'],
    [{ advance_seconds: 1, run: 'real' }, 'Give one of advance_seconds'],
    [{ advance_seconds: -1 }, 'must be at least 0'],
    [{ advance_seconds: 'x' }, 'must be a number'],
    [{ advance_seconds: 1e15 }, 'The clock must stay between'],
    [{ set: 'tomorrow' }, 'must be an ISO 8601 time'],
    [{ set: '2026-02-30' }, 'must be an ISO 8601 time'],
    [{ set: '3000-01-01' }, 'The clock must stay between'],
    [{ run: 'fast' }, 'The selected run is invalid.'],
  ])('refuses %j and stays as it is', async (body, message) => {
    const { status, json } = await post('/_mock/clock', body);
    expect(status).toBe(422);
    expect(json.message).toContain(message);
    expect((await clock()).now).toBe('2026-07-15T10:00:00+00:00');
  });

  it('passes everything that becomes due, in order', async () => {
    await subscribe();
    await mock.setClock('2026-09-01T00:00:00Z');
    const seen = receiver.received.map(
      ({ body }) => JSON.parse(body) as { event: string; created_at: string },
    );
    const times = seen.map(({ created_at }) => created_at);
    expect(times).toEqual(times.toSorted());
    const at = (event: string) =>
      seen.filter((given) => given.event === event).map(({ created_at }) => created_at);
    expect(at('subscription.renewed').length).toBeGreaterThan(0);
    expect(at('owner.statement_ready')).toContain('2026-08-01T00:00:00+00:00');
    expect(at('owner.statement_ready')).toContain('2026-09-01T00:00:00+00:00');
    expect(at('tax_report.generated')).toContain('2026-08-01T00:00:00+00:00');
  });
});

describe('Events on demand', () => {
  it.each(eventNames)('%s is sent of a real object of the agency', async (event) => {
    await subscribe();
    const { status, json } = await post('/_mock/events', { event, agency_id: 42 });
    expect([status, json.data.event]).toEqual([202, event]);
    await mock.settled();
    const sent = receiver.received.map(({ body }) => JSON.parse(body));
    expect(sent).toContainEqual(expect.objectContaining({ event, agency_id: 42, data: json.data.data }));
  });

  it('overrides are merged into the data block', async () => {
    const data = await mock.emit('booking.confirmed', { booking: { id: 9876, guest_name: 'Zoé' } });
    expect(data).toMatchObject({ booking: { id: 9876, guest_name: 'Zoé', status: 'confirmed' } });
  });

  it('what LGCD would not send is refused', async () => {
    const refusal = async (body: unknown) => (await post('/_mock/events', body)).json.message;
    expect(await refusal({ event: 'booking.exploded' })).toBe('The selected event is invalid.');
    expect(await refusal({ event: 'booking.created', agency_id: 7 })).toContain('There is no agency 7');
    expect(await refusal({ event: 'booking.created', overrides: { guest_name: 'x' } })).toContain(
      'not in the contract: guest_name',
    );
    expect(await refusal({ event: 'booking.created', overrides: { booking: { check_in: 'x' } } })).toContain(
      'booking.check_in',
    );
    await post('/_mock/reset', { seed: 'empty' });
    expect(await refusal({ event: 'booking.created' })).toBe(
      'Agency 42 has nothing that booking.created could be sent of.',
    );
  });
});

describe('Actions', () => {
  it('are listed with what they take', async () => {
    const { json } = await call(mock, '/_mock/actions', { token: null });
    expect(json.data.length).toBeGreaterThan(10);
    for (const { name, summary, body } of json.data) {
      expect([typeof name, typeof summary, body.type]).toEqual(['string', 'string', 'object']);
    }
  });

  it('say so when there is none of that name', async () => {
    for (const name of ['nothing', '__proto__', 'constructor']) {
      const { status, json } = await post(`/_mock/actions/${name}`);
      expect([status, json.message]).toEqual([
        404,
        `There is no action ${name}. GET /_mock/actions lists them.`,
      ]);
    }
  });
});

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

describe('Tokens', () => {
  it('are made with the plain text in that answer only, listed, and revoked', async () => {
    const { status, json } = await post('/_mock/tokens', {
      agency_id: 43,
      name: 'CI',
      abilities: ['rates:read'],
      expires_at: '2026-12-31T00:00:00+00:00',
    });
    expect(status).toBe(201);
    const { token, ...rest } = json.data;
    expect((await call(mock, '/v1/rates', { token })).status).toBe(200);
    const list = await call(mock, '/_mock/tokens', { token: null });
    expect(list.text).not.toContain(token.split('|')[1]);
    expect(list.json.data.find(({ id }: { id: number }) => id === rest.id)).toMatchObject({
      ...rest,
      last_used_at: mock.now(),
    });
    const remove = () => call(mock, `/_mock/tokens/${rest.id}`, { method: 'DELETE', token: null });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
    expect((await call(mock, '/v1/rates', { token })).status).toBe(401);
  });

  it('are refused with abilities or agencies that there are not', async () => {
    expect((await post('/_mock/tokens', { abilities: ['bookings:explode'] })).json.errors).toEqual({
      'abilities.0': ['The selected abilities.0 is invalid.'],
    });
    expect((await post('/_mock/tokens', { agency_id: 7 })).status).toBe(422);
  });
});

describe('The rate limit', () => {
  it('is changed while the server runs', async () => {
    const put = (per_minute: unknown) =>
      call(mock, '/_mock/rate-limit', { method: 'PUT', token: null, body: { per_minute } });
    await put(2);
    const { token } = mock.createToken();
    const statuses = [];
    for (let n = 0; n < 3; n++) statuses.push((await call(mock, '/v1/me', { token })).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await put(-1)).status).toBe(422);
    await put(0);
    expect((await call(mock, '/v1/me', { token })).status).toBe(200);
  });
});
