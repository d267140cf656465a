import { describe, expect, it } from '@jest/globals';
import { eventNames } from '@lgcd/core-client/contract';
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
    for (const name of ['nothing', '__proto__', 'constructor', '%ff']) {
      const { status, json } = await post(`/_mock/actions/${name}`);
      expect([status, json.message]).toEqual([
        404,
        `There is no action ${name}. GET /_mock/actions lists them.`,
      ]);
    }
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
