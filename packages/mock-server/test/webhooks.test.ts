import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Ability, abilityNames, events, families } from '@lgcd/core-client/contract';
import type { MockServer } from '../src/index.ts';
import { firstEventOf } from '../src/resources/webhook/rules.ts';
import { type Call, call, start } from './http.ts';

let mock: MockServer;

beforeAll(async () => {
  mock = await start({ rateLimit: 0, seed: 'empty', retryLadder: [0] });
});
afterAll(() => mock.close());

const url = 'https://example.com/hooks/lgcd';
const create = (body: object, token?: string) =>
  call(mock, '/v1/webhooks', {
    method: 'POST',
    body: { url, events: ['booking.*'], ...body },
    ...(token && { token }),
  });
const tokenWith = (...abilities: Ability[]) => mock.createToken({ abilities }).token;
const familyAbilities = [...new Set(Object.values(families).map(({ ability }) => ability))];

describe('A webhook', () => {
  it('shows its secret when it is created and when it is replaced, and never else', async () => {
    const { json } = await create({ description: 'Guest messages' });
    const { secret, ...shown } = json.data;
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    const path = `/v1/webhooks/${shown.id}`;
    expect((await call(mock, path)).json.data).toEqual(shown);
    expect((await call(mock, '/v1/webhooks')).json.data).toContainEqual(shown);
    expect((await call(mock, path, { method: 'PATCH', body: {} })).json.data).toEqual(shown);
    const rotated = await call(mock, `${path}/rotate-secret`, { method: 'POST' });
    expect(rotated.json.data.secret).toMatch(/^[0-9a-f]{64}$/);
    expect(rotated.json.data.secret).not.toBe(secret);
    for (const path of ['/v1/audit-logs', '/_mock/requests', '/_mock/tokens']) {
      expect((await call(mock, path)).text).not.toContain(secret);
    }
  });

  it('changes what is given and nothing else', async () => {
    const { json } = await create({ description: 'Before' });
    const path = `/v1/webhooks/${json.data.id}`;
    const patch = async (body: object) => (await call(mock, path, { method: 'PATCH', body })).json.data;
    const { secret: _, ...before } = json.data;
    expect(await patch({ description: 'After' })).toEqual({ ...before, description: 'After' });
    expect(await patch({ description: null, active: '0' })).toEqual({
      ...before,
      description: null,
      active: false,
    });
    expect(await patch({ events: ['*'], url: 'https://example.com/other' })).toMatchObject({
      events: ['*'],
      url: 'https://example.com/other',
      active: false,
    });
  });

  it.each([
    ['https://example.com/x', 201],
    ['http://127.0.0.1:5678/webhook', 201],
    ['http://localhost:3000/', 201],
    ['http://n8n.localhost/', 201],
    ['http://[::1]:3000/', 201],
    ['http://example.com/', 422],
    ['http://127.0.0.1.example.com/', 422],
    ['http://localhost.example.com/', 422],
    ['http://192.168.0.10/', 422],
    ['ftp://example.com/', 422],
    ['https://', 422],
  ])('at %s is answered with %i', async (given, status) => {
    expect((await create({ url: given })).status).toBe(status);
  });

  it.each([
    [['booking.confirmed', 'payment.*', '*'], undefined],
    [['booking.exploded'], 'events.0'],
    [['booking.*', 'bookings.*'], 'events.1'],
    [['*.created'], 'events.0'],
    [['booking'], 'events.0'],
    [['booking.*.*'], 'events.0'],
    [[''], 'events.0'],
    [[], 'events'],
    [[5], 'events.0'],
    ['booking.*', 'events'],
  ])('with the events %j is refused on %s', async (given, field) => {
    const { status, json } = await create({ events: given });
    expect(status).toBe(field ? 422 : 201);
    expect(Object.keys(json.errors ?? {})).toEqual(field ? [field] : []);
  });
});

describe('The abilities of a subscription', () => {
  it.each(Object.entries(families))(
    '%s needs its family’s ability and no other',
    async (family, { ability }) => {
      for (const subscribed of [
        `${family}.*`,
        ...Object.values(events)
          .filter((e) => e.family === family)
          .map((e) => e.name),
      ]) {
        expect((await create({ events: [subscribed] }, tokenWith(ability))).status).toBe(201);
        const others = tokenWith(...abilityNames.filter((name) => name !== ability));
        const { status, text } = await create({ events: [subscribed] }, others);
        expect([status, text]).toEqual([403, '{\n    "message": "Invalid ability provided."\n}']);
      }
    },
  );

  it('* needs the abilities of every family', async () => {
    expect((await create({ events: ['*'] }, tokenWith(...familyAbilities))).status).toBe(201);
    for (const missing of familyAbilities) {
      const token = tokenWith(...familyAbilities.filter((name) => name !== missing));
      expect((await create({ events: ['*'] }, token)).status).toBe(403);
    }
  });

  it('what is wrong with the fields is told before what is not allowed', async () => {
    expect((await create({ events: ['booking.*', 'x.y'] }, tokenWith())).status).toBe(422);
  });

  it('hold for whoever changes the webhook, so that nobody turns its events to themselves', async () => {
    const { json } = await create({ events: ['booking.*'] });
    const path = `/v1/webhooks/${json.data.id}`;
    const token = tokenWith('properties:read');
    const refused: [string, Call][] = [
      [path, { method: 'PATCH', body: { url: 'https://elsewhere.example/' } }],
      [path, { method: 'PATCH', body: { events: ['property.*'] } }],
      [path, { method: 'DELETE' }],
      [`${path}/rotate-secret`, { method: 'POST' }],
      [`${path}/test`, { method: 'POST', body: { event: 'property.created' } }],
      [`${path}/deliveries`, {}],
    ];
    for (const [at, options] of refused)
      expect((await call(mock, at, { token, ...options })).status).toBe(403);
    expect((await call(mock, path, { token })).status).toBe(200);
    const both = tokenWith('properties:read', 'bookings:read');
    expect(
      (await call(mock, path, { token: both, method: 'PATCH', body: { events: ['property.*'] } })).status,
    ).toBe(200);
    expect(
      (await call(mock, path, { token: both, method: 'PATCH', body: { events: ['review.*'] } })).status,
    ).toBe(403);
  });
});

describe('A test delivery', () => {
  const test = (id: number, body: object) => call(mock, `/v1/webhooks/${id}/test`, { method: 'POST', body });

  it('is of the event that is asked for, else of the one subscribed to first', async () => {
    const { json } = await create({ events: ['maintenance.*', 'booking.cancelled'] });
    const { id } = json.data;
    expect((await test(id, {})).json.data.event).toBe('maintenance.created');
    const asked = await test(id, { event: 'payment.failed' });
    expect(asked.status).toBe(202);
    expect(asked.json.data.payload).toMatchObject({
      event: 'payment.failed',
      agency_id: 42,
      data: events['payment.failed'].example,
    });
    expect((await test(id, { event: 'payment.exploded' })).json.errors).toEqual({
      event: ['The selected event is invalid.'],
    });
    expect((await test(id, { event: 'toString' })).status).toBe(422);
  });

  it('of everything is the first on the page of LGCD', () => {
    expect(firstEventOf(['*'])).toBe('booking.created');
  });

  it('of one webhook is not found below another', async () => {
    const [one, two] = [(await create({})).json.data.id, (await create({})).json.data.id];
    const { json } = await test(one, {});
    expect((await call(mock, `/v1/webhooks/${one}/deliveries/${json.data.id}`)).status).toBe(200);
    const strange = await call(mock, `/v1/webhooks/${two}/deliveries/${json.data.id}`);
    expect([strange.status, strange.json.message]).toEqual([
      404,
      `No query results for model [App\\Models\\WebhookDelivery] ${json.data.id}`,
    ]);
  });
});
