import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  lodgifyEventNames,
  lodgifyEvents,
  parseLodgifyObject,
  verifyLodgify,
} from '@lgcd/core-client/lodgify';
import { lodgifyFixtures } from '@lgcd/core-client/lodgify/contract';
import { type MockServer, startMockServer } from '../src/index.ts';

let mock: MockServer;
const others: Server[] = [];

beforeEach(async () => {
  mock = await startMockServer({ clock: '2026-07-15T10:00:00Z' });
});

afterEach(async () => {
  await Promise.all(others.splice(0).map((server) => new Promise((done) => server.close(done))));
  await mock.close();
});

interface Received {
  path: string;
  body: string;
  headers: Record<string, string>;
}

/** Whoever subscribed; answers what the test says. */
async function receiver(statusOf: (received: Received) => number = () => 200) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const entry = {
      path: request.url ?? '',
      body: Buffer.concat(chunks).toString(),
      headers: request.headers as Record<string, string>,
    };
    received.push(entry);
    response.writeHead(statusOf(entry)).end();
  });
  others.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

async function call(method: string, path: string, body?: unknown, key: string | null = 'lodgify-demo-42') {
  const response = await fetch(`${mock.url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(key !== null && { 'X-ApiKey': key }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text ? JSON.parse(text) : undefined };
}

const lodgify = (method: string, path: string, body?: unknown, key?: string | null) =>
  call(method, `/lodgify${path}`, body, key);

const subscribe = async (event: string, target_url: string): Promise<{ id: string; secret: string }> =>
  (await lodgify('POST', '/webhooks/v1/subscribe', { event, target_url })).json;

const list = async () => (await lodgify('GET', '/webhooks/v1/list')).json;

const emit = async (input: Record<string, unknown>) => {
  const answer = await call('POST', '/_mock/lodgify/events', input);
  await mock.settled();
  return answer;
};

describe('the webhook API', () => {
  it('shows the secret when subscribing, and never again', async () => {
    const made = await lodgify('POST', '/webhooks/v1/subscribe', {
      event: 'rate_change',
      target_url: 'http://127.0.0.1:1/a',
    });
    expect(made).toMatchObject({
      status: 201,
      json: { id: expect.any(String), event: 'rate_change', secret: expect.stringMatching(/^.{32,}$/) },
    });
    expect(await list()).toEqual([
      { id: made.json.id, event: 'rate_change', target_url: 'http://127.0.0.1:1/a' },
    ]);
    expect(JSON.stringify(mock.requests())).not.toContain(made.json.secret);
  });

  it('takes an address once, for whatever event', async () => {
    await subscribe('rate_change', 'http://127.0.0.1:1/a');
    const again = await lodgify('POST', '/webhooks/v1/subscribe', {
      event: 'booking_change',
      target_url: 'http://127.0.0.1:1/a',
    });
    expect(again.status).toBe(409);
    expect(await list()).toHaveLength(1);
  });

  it.each([
    ['no event', { target_url: 'http://127.0.0.1:1/a' }],
    ['an event that is none', { target_url: 'http://127.0.0.1:1/a', event: 'booking.created' }],
    ['no address', { event: 'rate_change' }],
    ['an address that is none', { event: 'rate_change', target_url: 'ftp://a' }],
  ])('refuses a subscription with %s', async (_, body) => {
    expect((await lodgify('POST', '/webhooks/v1/subscribe', body)).status).toBe(400);
  });

  it.each([null, '', 'lodgify-demo-41', 'lodgify-demo-'])('refuses the key %p', async (key) => {
    expect((await lodgify('GET', '/webhooks/v1/list', undefined, key)).status).toBe(401);
  });

  it('keeps the accounts of agencies apart', async () => {
    const { id } = await subscribe('rate_change', 'http://127.0.0.1:1/a');
    expect((await lodgify('GET', '/webhooks/v1/list', undefined, 'lodgify-demo-43')).json).toEqual([]);
    const foreign = await lodgify('DELETE', '/webhooks/v1/unsubscribe', { id }, 'lodgify-demo-43');
    expect(foreign.status).toBe(404);
  });

  it.each([
    ['DELETE with a body', (id: string) => lodgify('DELETE', '/webhooks/v1/unsubscribe', { id })],
    ['POST with a body', (id: string) => lodgify('POST', '/webhooks/v1/unsubscribe', { id })],
    ['DELETE with the id in the path', (id: string) => lodgify('DELETE', `/webhooks/v1/unsubscribe/${id}`)],
  ])('unsubscribes by %s, once', async (_, unsubscribe) => {
    const { id } = await subscribe('rate_change', 'http://127.0.0.1:1/a');
    expect((await unsubscribe(id)).status).toBe(200);
    expect(await list()).toEqual([]);
    expect((await unsubscribe(id)).status).toBe(404);
  });

  it('answers faults that were asked for', async () => {
    mock.fault({ path: '/lodgify/webhooks/v1/list', status: 503 });
    expect((await lodgify('GET', '/webhooks/v1/list')).status).toBe(503);
    mock.fault({ path: '/lodgify/webhooks/v1/list', drop: true });
    await expect(lodgify('GET', '/webhooks/v1/list')).rejects.toThrow('fetch failed');
    expect((await lodgify('GET', '/webhooks/v1/list')).status).toBe(200);
  });
});

describe('deliveries', () => {
  it.each(lodgifyEventNames)('sends %s signed over its bytes, and an object that reads', async (event) => {
    const { url, received } = await receiver();
    const { secret } = await subscribe(event, `${url}/hook?event=${event}`);
    expect((await emit({ event })).status).toBe(202);
    expect(received.map(({ path }) => path)).toEqual([`/hook?event=${event}`]);
    const [{ body, headers }] = received as [Received];
    const delivery = verifyLodgify({ rawBody: body, headers, secrets: secret });
    expect(delivery.kind).toBe(lodgifyEvents[event].object);
    expect(delivery.raw.action).toBe(event);
  });

  it.each(lodgifyEventNames)("sends the page's object for %s byte for byte", async (event) => {
    const { url, received } = await receiver();
    await subscribe(event, url);
    await emit({ event, fixture: true });
    expect(received.map(({ body }) => body)).toEqual([lodgifyFixtures[lodgifyEvents[event].object]]);
  });

  it('retries what is not answered 200, ten times, and no more', async () => {
    const { url, received } = await receiver(() => 201);
    await subscribe('rate_change', url);
    await emit({ event: 'rate_change' });
    expect(received).toHaveLength(1);
    await mock.advance(59);
    expect(received).toHaveLength(1);
    await mock.advance(1);
    expect(received).toHaveLength(2);
    await mock.advance(7 * 86_400);
    expect(received).toHaveLength(11);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(received.map(({ headers }) => headers['ms-signature'])).size).toBe(1);
  });

  it('stops when it is answered 200', async () => {
    let answers = 0;
    const { url, received } = await receiver(() => (++answers < 3 ? 500 : 200));
    await subscribe('rate_change', url);
    await emit({ event: 'rate_change' });
    await mock.advance(7 * 86_400);
    expect(received).toHaveLength(3);
  });

  it('removes a subscription that answers 410', async () => {
    const { url, received } = await receiver(() => 410);
    await subscribe('rate_change', url);
    await emit({ event: 'rate_change' });
    expect(await list()).toEqual([]);
    await mock.advance(7 * 86_400);
    expect(received).toHaveLength(1);
  });

  it('sends nothing more once unsubscribed', async () => {
    const { url, received } = await receiver(() => 500);
    const { id } = await subscribe('rate_change', url);
    await emit({ event: 'rate_change' });
    await lodgify('DELETE', '/webhooks/v1/unsubscribe', { id });
    await mock.advance(7 * 86_400);
    expect(received).toHaveLength(1);
  });

  it('refuses overrides that would not be an object of Lodgify', async () => {
    const answer = await emit({ event: 'booking_change', overrides: { booking: { status: 5 } } });
    expect(answer).toMatchObject({ status: 422, json: { errors: { overrides: [expect.any(String)] } } });
  });
});

describe('bookings', () => {
  const book = (input: Record<string, unknown> = {}) =>
    mock.action('lodgify.book', {
      arrival: '2027-03-01',
      departure: '2027-03-04',
      guest_name: 'Karim B.',
      total: '1500.50',
      ...input,
    }) as Promise<{ booking: { id: number } }>;

  it('tells of a booking that is made, changed and declined, each as it then stands', async () => {
    const { url, received } = await receiver();
    for (const event of lodgifyEventNames) await subscribe(event, `${url}/${event}`);
    const { booking } = await book();
    await mock.action('lodgify.change', { booking_id: booking.id, departure: '2027-03-06' });
    await mock.action('lodgify.decline', { booking_id: booking.id });
    const told = received
      .map(({ body }) => parseLodgifyObject(JSON.parse(body)))
      .filter(({ kind }) => kind === 'booking_change')
      .map(
        ({ object }) =>
          object as Extract<ReturnType<typeof parseLodgifyObject>, { kind: 'booking_change' }>['object'],
      )
      .map(
        ({ action, booking }) => `${action} ${booking.status} ${booking.date_departure} ${booking.nights}`,
      );
    expect(told.sort()).toEqual([
      'booking_change Booked 2027-03-06 5',
      'booking_change Declined 2027-03-06 5',
      'booking_new_any_status Booked 2027-03-04 3',
      'booking_new_status_booked Booked 2027-03-04 3',
      'booking_status_change_declined Declined 2027-03-06 5',
    ]);
    const closings = received.filter(({ path }) => path === '/availability_change');
    expect(closings.map(({ body }) => JSON.parse(body).end)).toEqual([
      '2027-03-04T00:00:00',
      '2027-03-04T00:00:00',
      '2027-03-06T00:00:00',
      '2027-03-06T00:00:00',
    ]);
  });

  it('answers the booking as it now stands, as the API v2 names its fields', async () => {
    const { booking } = await book();
    const path = `/v2/reservations/bookings/${booking.id}`;
    expect((await lodgify('GET', path)).json).toMatchObject({
      id: booking.id,
      arrival: '2027-03-01',
      departure: '2027-03-04',
      status: 'Booked',
      total_amount: 1500.5,
      guest: { name: 'Karim B.' },
    });
    await mock.action('lodgify.decline', { booking_id: booking.id });
    expect((await lodgify('GET', path)).json).toMatchObject({ status: 'Declined' });
    expect((await lodgify('GET', path, undefined, 'lodgify-demo-43')).status).toBe(404);
  });

  it('lists the bookings of the account', async () => {
    const { json } = await lodgify('GET', '/v2/reservations/bookings?includeCount=true&size=2');
    expect(json).toMatchObject({ count: 3, items: [{ status: 'Booked' }, { status: 'Tentative' }] });
  });

  it('lets an event with overrides change the booking that it tells of', async () => {
    const { booking } = await book();
    await emit({
      event: 'booking_status_change_declined',
      overrides: { booking: { id: booking.id, status: 'Declined' } },
    });
    const { json } = await lodgify('GET', `/v2/reservations/bookings/${booking.id}`);
    expect(json).toMatchObject({ status: 'Declined', guest: { name: 'Karim B.' } });
  });

  it('is back at its seed after a reset', async () => {
    await book();
    await mock.reset();
    expect((await lodgify('GET', '/v2/reservations/bookings')).json.items).toHaveLength(3);
    expect(await list()).toEqual([]);
  });
});
