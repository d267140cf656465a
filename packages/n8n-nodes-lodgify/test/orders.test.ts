import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Client, createClient } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { importLodgify } from '@lgcd/core-client/lodgify';
import type { MockServer } from '@lgcd/mock-server';
import { isQuick } from '../../../test/support/quick.ts';
import type { N8nHost } from './harness/host.mts';
import { ProcessedRecord } from './harness/record.mts';
import { send, startHost, startMock } from './harness/world.ts';

const events = ['booking_new_any_status', 'booking_change'];
const propertyMap = { '10000': 3 };

let mock: MockServer;
let client: Client;

beforeEach(async () => {
  mock = await startMock();
  client = createClient(fetchPlatform(), { baseUrl: `${mock.url}/v1`, accessToken: mock.tokens[0]?.token });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}

/**
 * The quick run tries one order in eleven, the first and the last among them; the whole run tries all. Eleven parts no
 * group of orders, so that each delivery comes in each place.
 */
const tried = <T>(orders: T[][]): T[][] =>
  isQuick ? orders.filter((_, index) => index % 11 === 0 || index === orders.length - 1) : orders;

interface Told {
  event: string;
  body: string;
}

/** What Lodgify tells while a booking is made and changed four times, one delivery a change. */
async function history(host: N8nHost, edits: readonly object[]): Promise<Told[]> {
  const { booking } = (await mock.action('lodgify.book', {
    arrival: '2029-03-01',
    departure: '2029-03-04',
    guest_name: 'Karim B.',
    total: '1500',
  })) as { booking: { id: number } };
  for (const edit of edits) await mock.action('lodgify.change', { booking_id: booking.id, ...edit });
  await host.settled();
  const answer = await fetch(`${mock.url}/_mock/lodgify/deliveries`);
  const { data } = (await answer.json()) as { data: { event: string; object: object }[] };
  return data.map(({ event, object }) => ({ event, body: JSON.stringify(object) }));
}

/** The stay of the one booking that LGCD has from Lodgify, if it has one. */
async function inLgcd() {
  const { data } = await client.call('booking.getAll', { source: 'lodgify', per_page: 100 });
  const live = data.filter(({ status }) => status !== 'cancelled');
  expect(live.length).toBeLessThanOrEqual(1);
  return live[0];
}

/** A workflow of the trigger and the import, which has seen nothing yet, in an LGCD that has nothing of Lodgify. */
async function startAnew(host: N8nHost): Promise<void> {
  host.workflowId = randomUUID();
  host.record = new ProcessedRecord();
  host.output.length = 0;
  const left = await inLgcd();
  if (left) await client.call('booking.cancel', { id: left.id });
}

const downstream = (object: object) => importLodgify(client, object, { propertyMap });

const toBooked = [
  { departure: '2029-03-06' },
  { people: 2 },
  { status: 'Declined' },
  { status: 'Booked', arrival: '2029-03-10', departure: '2029-03-12', people: 3 },
];
const toDeclined = [
  { departure: '2029-03-06' },
  { people: 2 },
  { status: 'Tentative' },
  { status: 'Declined' },
];

describe('five deliveries of one booking, in each of their 120 orders', () => {
  const reading = { readCurrentBooking: true };

  it('leave LGCD with the booking as Lodgify has it, each delivered twice', async () => {
    const host = await (await startHost(mock, { events, options: reading })).activate();
    const told = await history(host, toBooked);
    expect(told).toHaveLength(5);
    host.given.downstream = downstream;
    const orders = permutations(told);
    expect(orders).toHaveLength(120);
    for (const order of tried(orders)) {
      await startAnew(host);
      for (const one of [...order, ...order]) await send(host, one);
      expect(host.output).toHaveLength(5);
      expect(await inLgcd()).toMatchObject({
        check_in: '2029-03-10',
        check_out: '2029-03-12',
        guests_count: 3,
        status: 'confirmed',
      });
    }
  }, 400_000);

  it('leave LGCD without it when Lodgify has declined it', async () => {
    const host = await (await startHost(mock, { events, options: reading })).activate();
    const told = await history(host, toDeclined);
    expect(told).toHaveLength(5);
    host.given.downstream = downstream;
    for (const order of tried(permutations(told))) {
      await startAnew(host);
      await downstream(JSON.parse(told[0]?.body ?? ''));
      expect(await inLgcd()).toBeDefined();
      for (const one of order) await send(host, one);
      expect(host.output).toHaveLength(5);
      expect(await inLgcd()).toBeUndefined();
    }
  }, 400_000);
});

describe('without Read Current Booking', () => {
  it('the last delivery decides, so the reverse order leaves what was first', async () => {
    const host = await (await startHost(mock, { events })).activate();
    const told = await history(host, toDeclined);
    host.given.downstream = downstream;
    await startAnew(host);
    for (const one of told.toReversed()) await send(host, one);
    expect(await inLgcd()).toMatchObject({ check_out: '2029-03-04', status: 'confirmed' });
  });

  it('the right order, each delivery twice, is followed step by step', async () => {
    const host = await (await startHost(mock, { events })).activate();
    const told = await history(host, toBooked);
    await startAnew(host);
    const stays: string[] = [];
    host.given.downstream = async (object) => {
      const { outcome, booking } = await downstream(object);
      stays.push(`${outcome} ${booking?.check_in} ${booking?.check_out} ${booking?.guests_count}`);
    };
    for (const one of told) {
      await send(host, one);
      await send(host, one);
    }
    expect(stays).toEqual([
      'created 2029-03-01 2029-03-04 1',
      'changed 2029-03-01 2029-03-06 1',
      'changed 2029-03-01 2029-03-06 2',
      'cancelled 2029-03-01 2029-03-06 2',
      'created 2029-03-10 2029-03-12 3',
    ]);
  });
});
