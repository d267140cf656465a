import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Client,
  createClient,
  type LgcdError,
  type Platform,
  syncPrices,
  verify,
  type WebhookEvent,
} from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { type MockServer, startMockServer } from '@lgcd/mock-server';

let mock: MockServer;
let slept: number[] = [];

/** Over real HTTP, on the clock of the server: waiting moves it. */
const platform = (): Platform => ({
  ...fetchPlatform(),
  now: () => Date.parse(mock.now()),
  async sleep(ms) {
    slept.push(ms);
    await mock.advance(ms / 1000);
  },
});
const clientOf = (token = 0): Client =>
  createClient(platform(), { baseUrl: mock.url, accessToken: mock.tokens[token]?.token, random: () => 0 });
const failure = (call: Promise<unknown>): Promise<LgcdError> =>
  call.then(
    () => {
      throw new Error('It succeeded.');
    },
    (error) => error,
  );

beforeAll(async () => {
  mock = await startMockServer({ clock: '2026-07-15T10:00:00Z' });
});
afterAll(() => mock.close());
afterEach(async () => {
  slept = [];
  await mock.reset();
  mock.clearFaults();
  mock.clearRequests();
  mock.rateLimit(60);
});

const stay = {
  property_id: 1,
  check_in: '2027-09-01',
  check_out: '2027-09-04',
  guest_name: 'Salma E.',
  guests_count: 2,
};
const posts = () => mock.requests({ method: 'POST' }).length;

describe('a connection that breaks after LGCD has done its work', () => {
  it('leaves one booking, which is found by its key and answered', async () => {
    mock.fault({ method: 'POST', path: '/v1/bookings', drop: 'after' });
    const booking = await clientOf().call('booking.create', { ...stay, external_reference: 'X-1' });
    expect(booking).toMatchObject({ guest_name: 'Salma E.', external_reference: 'X-1' });
    const { data } = await clientOf().call('booking.getAll', { external_reference: 'X-1' });
    expect(data.map(({ id }) => id)).toEqual([booking.id]);
    expect(posts()).toBe(1);
  });

  it('leaves one booking, and an error that says to look, when there is no key', async () => {
    mock.fault({ method: 'POST', path: '/v1/bookings', drop: 'after' });
    const error = await failure(clientOf().call('booking.create', stay));
    expect(error).toMatchObject({ code: 'transport', outcomeUnknown: true });
    const { data } = await clientOf().call('booking.getAll', {
      property_id: 1,
      check_in_from: stay.check_in,
    });
    expect(data.filter(({ guest_name }) => guest_name === 'Salma E.')).toHaveLength(1);
  });

  it('leaves no rate, and no error, when a rate was deleted', async () => {
    const rate = await clientOf().call('rate.create', {
      property_id: 1,
      start_date: '2029-02-01',
      end_date: '2029-02-05',
      nightly_price: 500,
    });
    mock.fault({ method: 'DELETE', drop: 'after' });
    await expect(clientOf().call('rate.delete', { id: rate.id })).resolves.toBeUndefined();
    expect(await failure(clientOf().call('rate.get', { id: rate.id }))).toMatchObject({ code: 'not_found' });
  });
});

describe('a connection that breaks before LGCD has done anything', () => {
  it('leaves one booking: it is looked for, not found, and created', async () => {
    mock.fault({ method: 'POST', path: '/v1/bookings', drop: 'before' });
    const booking = await clientOf().call('booking.create', { ...stay, external_reference: 'X-2' });
    const { data } = await clientOf().call('booking.getAll', { external_reference: 'X-2' });
    expect(data.map(({ id }) => id)).toEqual([booking.id]);
    expect(posts()).toBe(2);
  });
});

describe('the rate limit', () => {
  it('is kept by a list of many pages, which waits before a 429', async () => {
    mock.rateLimit(3);
    const client = clientOf(0);
    const ids: number[] = [];
    for await (const { id } of client.paginate('booking.getAll', { per_page: 20 })) ids.push(id);
    const { meta } = await client.call('booking.getAll', { per_page: 1 });
    expect(ids).toHaveLength(meta.total);
    expect(new Set(ids).size).toBe(ids.length);
    expect(mock.requests().filter(({ status }) => status === 429)).toEqual([]);
    expect(slept.length).toBeGreaterThan(0);
  });

  it('is waited for as long as LGCD says when somebody else has used it up', async () => {
    mock.rateLimit(1);
    await clientOf().call('account.get');
    const { agency } = await clientOf().call('account.get');
    expect(agency.id).toBe(42);
    expect(mock.requests().filter(({ status }) => status === 429)).toHaveLength(1);
    expect(slept).toHaveLength(1);
  });
});

describe('a refusal of the real server', () => {
  it.each<[string, () => Promise<unknown>, object]>([
    [
      'of fields names them all',
      () => clientOf().call('booking.create', { ...stay, check_out: stay.check_in, guests_count: 0 }),
      { code: 'validation', fields: { check_out: [expect.any(String)], guests_count: [expect.any(String)] } },
    ],
    [
      'of an ability names it',
      () => clientOf(1).call('booking.getAll', {}),
      { code: 'missing_ability', abilities: ['bookings:read'] },
    ],
    [
      'of the abilities of a webhook names those of its families',
      () => clientOf(2).call('webhook.create', { url: 'https://example.com', events: ['cleaning.*'] }),
      { code: 'missing_ability', abilities: ['cleaning:read'] },
    ],
    [
      "of another agency's booking is a 404",
      () => clientOf(3).call('booking.get', { id: 9876 }),
      { code: 'not_found' },
    ],
    ['of a plan says so', () => clientOf(4).call('booking.getAll', {}), { code: 'plan_too_small' }],
    [
      'of a token says what to do',
      () => createClient(platform(), { baseUrl: mock.url, accessToken: '9|nope' }).call('account.get'),
      { code: 'unauthenticated' },
    ],
  ])('%s', async (_, call, expected) => {
    expect(await failure(call())).toMatchObject(expected);
  });

  it('at a wrong base URL says to check it', async () => {
    const client = createClient(platform(), {
      baseUrl: `${mock.url}/v2`,
      accessToken: mock.tokens[0]?.token,
    });
    expect((await failure(client.call('account.get'))).message).toContain('base URL');
  });
});

describe('daily prices', () => {
  const month = { from: '2027-05-01', to: '2027-05-31', property_ids: [1] };
  const calendar = async () => (await clientOf().call('calendar.get', month)).data[0]?.days ?? [];

  it('are what the calendar shows, and leave the other days as they were', async () => {
    const before = await calendar();
    const prices = ['2027-05-09', '2027-05-10', '2027-05-12', '2027-05-31'].map((date, index) => ({
      date,
      price: 700 + 10 * index,
      min_stay: 2,
    }));
    const { calls } = await syncPrices(clientOf(), 1, prices);
    expect(calls.length).toBeGreaterThan(0);
    const set = new Map(prices.map((price) => [price.date, price]));
    expect(await calendar()).toEqual(
      before.map((day) => {
        const named = set.get(day.date);
        return named ? { ...day, price: named.price, min_stay: named.min_stay } : day;
      }),
    );
    await expect(syncPrices(clientOf(), 1, prices)).resolves.toMatchObject({ calls: [] });
  });
});

describe('a webhook', () => {
  interface Received {
    rawBody: Buffer;
    headers: IncomingHttpHeaders;
  }
  const received: Received[] = [];
  let receiver: Server;

  beforeAll(async () => {
    receiver = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      received.push({ rawBody: Buffer.concat(chunks), headers: request.headers });
      response.end();
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
  });
  afterAll(() => {
    receiver.close();
  });

  it('delivers bytes that its secret verifies and another does not, before and after a rotation', async () => {
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    const client = clientOf();
    const { id, secret } = await client.call('webhook.create', {
      url,
      events: ['booking.*', 'review.received'],
    });
    await client.call('booking.create', { ...stay, guest_name: 'Zoé / كريم' });
    await mock.settled();
    const rotated = await client.call('webhook.rotateSecret', { id });
    await client.call('review.create', { property_id: 1, rating: 2, author: 'Zoé' });
    await mock.settled();

    const events = received.map((delivery) => verify({ ...delivery, secrets: [rotated.secret, secret] }));
    const names = events.map(({ event }: WebhookEvent) => event);
    expect(names.sort()).toEqual(['booking.confirmed', 'booking.created', 'review.received']);
    const booking = events.find(({ event }) => event === 'booking.created');
    if (booking?.event === 'booking.created') expect(booking.data.booking.guest_name).toBe('Zoé / كريم');
    const last = received.at(-1) as Received;
    expect(() => verify({ ...last, secrets: secret })).toThrow('does not match');
    expect(verify({ ...last, secrets: rotated.secret }).event).toBe('review.received');
  });
});
