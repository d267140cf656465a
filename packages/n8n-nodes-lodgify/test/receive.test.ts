import { beforeEach, describe, expect, it } from '@jest/globals';
import { lodgifyEventNames, lodgifyEvents } from '@lgcd/core-client/lodgify';
import { lodgifyFixtures } from '@lgcd/core-client/lodgify/contract';
import type { MockServer } from '@lgcd/mock-server';
import type { N8nHost } from './harness/host.ts';
import { secretOf, send, startHost, startMock } from './harness/world.ts';

let mock: MockServer;
beforeEach(async () => {
  mock = await startMock();
});

const active = async (events: string[], options = {}, more = {}): Promise<N8nHost> =>
  (await startHost(mock, { events, options, ...more })).activate();

const emit = async (host: N8nHost, input: object) => {
  await fetch(`${mock.url}/_mock/lodgify/events`, { method: 'POST', body: JSON.stringify(input) });
  await mock.settled();
  await host.settled();
};

const event = 'booking_change';
const page = () => JSON.parse(lodgifyFixtures.booking_change);
const body = (changes: object = {}, booking: object = {}) =>
  JSON.stringify({ ...page(), ...changes, booking: { ...page().booking, ...booking } });

describe('a delivery of Lodgify', () => {
  it.each(lodgifyEventNames)('of %s starts the workflow with the object as it came', async (name) => {
    const host = await active([...lodgifyEventNames]);
    await emit(host, { event: name, fixture: true });
    expect(host.output).toEqual([JSON.parse(lodgifyFixtures[lodgifyEvents[name].object])]);
    expect(Object.keys(host.output[0] ?? {})).toEqual(
      Object.keys(JSON.parse(lodgifyFixtures[lodgifyEvents[name].object])),
    );
  });

  it.each(['application/json', 'text/plain', 'application/octet-stream', 'application/x-lodgify'])(
    'is read as %s',
    async (type) => {
      const host = await active([event]);
      await send(host, { event, body: body(), headers: { 'Content-Type': type } });
      expect(host.output).toHaveLength(1);
    },
  );

  it('is accepted while the secret is not in the static data yet', async () => {
    const host = await active([event]);
    const secret = secretOf(host, event);
    host.state = {};
    expect((await send(host, { event, body: body(), secret })).status).toBe(200);
  });

  it('is accepted under the secret of before for as long as Lodgify may retry it', async () => {
    const host = await active([event]);
    const secret = secretOf(host, event);
    await host.hook('delete');
    await host.activate();
    expect(secretOf(host, event)).not.toBe(secret);
    expect((await send(host, { event, body: body(), secret })).status).toBe(200);
  });

  it('of a property that was not chosen is answered 200 and starts nothing', async () => {
    const host = await active([event, 'guest_message_received'], { propertyIds: '1, 2' });
    const answer = await send(host, { event, body: body() });
    expect(await answer.json()).toEqual({ received: true, ignored: true });
    await send(host, { event, body: body({}, { property_id: 2 }) });
    await emit(host, { event: 'guest_message_received', fixture: true });
    expect(host.output).toHaveLength(2);
  });
});

describe('what Lodgify has not signed', () => {
  it.each([
    ['another secret', { secret: 'other' }],
    ['the body changed behind the signature', { headers: { 'ms-signature': `sha256=${'0'.repeat(64)}` } }],
    ['an empty signature', { headers: { 'ms-signature': '' } }],
    ['a signature of another kind', { headers: { 'ms-signature': 'sha1=abc' } }],
  ])('is answered 401 and starts nothing: %s', async (_, wire) => {
    const host = await active([event]);
    const answer = await send(host, { event, body: body(), ...wire });
    expect(answer.status).toBe(401);
    expect(host.executions).toBe(0);
    expect(await answer.text()).not.toContain(secretOf(host, event));
  });

  it('is everything while no secret is stored', async () => {
    const host = await startHost(mock, { events: [event] });
    expect((await send(host, { event, body: body(), secret: 'any' })).status).toBe(401);
    expect(host.executions).toBe(0);
  });

  it('is a delivery of one event at the address of another', async () => {
    const host = await active([event, 'rate_change']);
    const secret = secretOf(host, 'rate_change');
    expect((await send(host, { event, body: body(), secret })).status).toBe(401);
  });

  it.each(['[]', 'no json', '{"action":"property_change"}', '{"action":"booking_change"}'])(
    'is no object of Lodgify although it is signed: %s is answered 422',
    async (text) => {
      const host = await active([event]);
      expect((await send(host, { event, body: text })).status).toBe(422);
      expect(host.executions).toBe(0);
    },
  );
});

describe('a repetition', () => {
  it('starts nothing, one after the other and twenty at once', async () => {
    const host = await active([event]);
    await Promise.all(Array.from({ length: 20 }, () => send(host, { event, body: body() })));
    const answer = await send(host, { event, body: body() });
    expect(await answer.json()).toEqual({ received: true, duplicate: true });
    expect(host.executions).toBe(1);
  });

  it('is none when anything differs', async () => {
    const host = await active([event]);
    await Promise.all(
      Array.from({ length: 20 }, (_, id) => send(host, { event, body: body({}, { id: id + 1 }) })),
    );
    await send(host, { event, body: body({ balance_due: '0' }) });
    expect(host.output).toHaveLength(21);
  });

  it('of the same booking by another event starts the workflow: it was asked for both', async () => {
    const host = await active([event, 'booking_new_any_status']);
    await send(host, { event, body: body() });
    await send(host, { event: 'booking_new_any_status', body: body({ action: 'booking_new_any_status' }) });
    expect(host.output.map(({ action }) => action)).toEqual([event, 'booking_new_any_status']);
  });

  it('after a restart starts an execution that hands nothing on', async () => {
    const host = await active([event]);
    await send(host, { event, body: body() });
    const restarted = await restart(host);
    await Promise.all(Array.from({ length: 20 }, () => send(restarted, { event, body: body() })));
    expect(restarted.output).toEqual([]);
    await send(restarted, { event, body: body({ balance_due: '0' }) });
    expect(restarted.output).toHaveLength(1);
  });

  it('of a guest message is one for ever', async () => {
    const host = await active(['guest_message_received']);
    await emit(host, { event: 'guest_message_received', fixture: true });
    await emit(host, { event: 'guest_message_received', fixture: true });
    expect(host.executions).toBe(1);
    const restarted = await restart(host);
    await send(restarted, {
      event: 'guest_message_received',
      body: lodgifyFixtures.guest_message_received,
    });
    expect(restarted.output).toEqual([]);
  });

  it('of a change of prices is one at once, and a change of its own later', async () => {
    const host = await active(['rate_change']);
    const wire = { event: 'rate_change', body: lodgifyFixtures.rate_change };
    await Promise.all([send(host, wire), send(host, wire), send(host, wire)]);
    expect(host.output).toHaveLength(1);
    const { now } = Date;
    Date.now = () => now() + 11_000;
    try {
      await send(host, wire);
    } finally {
      Date.now = now;
    }
    expect(host.output).toHaveLength(2);
  });

  it('starts the workflow where the option says so, and in test runs', async () => {
    for (const more of [{}, { mode: 'manual' as const }]) {
      const host = await active([event], { deduplicate: more.mode === 'manual' }, more);
      await send(host, { event, body: body() });
      await send(host, { event, body: body() });
      expect(host.output).toHaveLength(2);
    }
  });
});

describe('a booking that is changed there and back', () => {
  const there = body({}, { date_departure: '2022-05-26T00:00:00', nights: 5 });

  it('starts the workflow each time, also when its content was seen before', async () => {
    const host = await active([event]);
    for (const text of [body(), there, body(), there]) {
      await send(host, { event, body: text });
      await send(host, { event, body: text });
    }
    expect(host.output.map(({ booking }) => (booking as { nights: number }).nights)).toEqual([3, 5, 3, 5]);
  });

  it('does so over a restart', async () => {
    const host = await active([event]);
    await send(host, { event, body: body() });
    await send(host, { event, body: there });
    const restarted = await restart(host);
    await send(restarted, { event, body: there });
    await send(restarted, { event, body: body() });
    expect(restarted.output.map(({ booking }) => (booking as { nights: number }).nights)).toEqual([3]);
  });

  it('is told from a repetition that comes late by asking Lodgify', async () => {
    const host = await active([event]);
    const { booking } = (await mock.action('lodgify.book', {
      arrival: '2027-03-01',
      departure: '2027-03-04',
    })) as { booking: { id: number } };
    const booked = async (departure: string) => {
      await mock.action('lodgify.change', { booking_id: booking.id, departure });
      await host.settled();
      return JSON.stringify(host.output.at(-1));
    };
    const first = await booked('2027-03-05');
    await booked('2027-03-06');
    expect(host.output).toHaveLength(2);
    await send(host, { event, body: first });
    expect(host.output).toHaveLength(2);
    await booked('2027-03-05');
    expect(host.output).toHaveLength(3);
  });
});

describe('Read Current Booking', () => {
  const reading = { readCurrentBooking: true };
  const book = async () =>
    (
      (await mock.action('lodgify.book', {
        arrival: '2027-03-01',
        departure: '2027-03-04',
        total: '900.5',
      })) as {
        booking: { id: number };
      }
    ).booking.id;
  const wire = async (id: number) => {
    const answer = await fetch(`${mock.url}/_mock/lodgify/bookings`);
    const { data } = (await answer.json()) as { data: { booking: { id: number } }[] };
    const found = data.find(({ booking }) => booking.id === id);
    return JSON.stringify({ action: event, ...found });
  };

  it('hands on the booking as it now stands, in the shape of the webhook', async () => {
    const host = await active([event], reading);
    const id = await book();
    const before = await wire(id);
    await mock.action('lodgify.change', {
      booking_id: id,
      departure: '2027-03-08',
      people: 4,
      total: '1500',
    });
    host.output.length = 0;
    await send(host, { event, body: before });
    expect(host.output).toHaveLength(1);
    const { current_order: _, ...now } = JSON.parse(await wire(id));
    expect(host.output[0]).toMatchObject(now);
  });

  it('hands on what was delivered when Lodgify does not know the booking', async () => {
    const host = await active([event], reading);
    await send(host, { event, body: body() });
    expect(host.output).toEqual([page()]);
  });

  it('asks Lodgify to come again when it can not be read now, and loses nothing', async () => {
    const host = await active([event], reading);
    const id = await book();
    mock.fault({ path: `/lodgify/v2/reservations/bookings/${id}`, status: 503 });
    const text = await wire(id);
    const refused = await send(host, { event, body: text });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(host.executions).toBe(0);
    expect((await send(host, { event, body: text })).status).toBe(200);
    expect(host.output).toHaveLength(1);
  });

  it('fails loudly when the key was revoked', async () => {
    const host = await active([event], reading);
    const id = await book();
    host.given.apiKey = 'revoked';
    const answer = await send(host, { event, body: await wire(id) });
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('API key');
  });
});

describe('Read Current Prices', () => {
  const night = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const set = (price: string) =>
    mock.action('lodgify.set_prices', {
      property_id: 10000,
      room_type_id: 12345,
      from: night(10),
      to: night(12),
      price,
      min_stay: 2,
    });

  it('adds the prices of a year to the object that says they changed', async () => {
    const host = await active(['rate_change'], { readCurrentPrices: true });
    await set('950.50');
    await host.settled();
    const [{ rates, ...object } = {}] = host.output;
    expect(object).toEqual({ action: 'rate_change', property_id: 10000, room_type_ids: [12345] });
    const [room] = rates as unknown as { prices: { date: string; price: string; min_stay: number }[] }[];
    expect(room).toMatchObject({ room_type_id: 12345, currency_code: 'MAD' });
    expect(room?.prices.length).toBeGreaterThan(360);
    expect(room?.prices.filter(({ price }) => price === '950.5')).toEqual(
      [10, 11, 12].map((days) => ({ date: night(days), price: '950.5', min_stay: 2 })),
    );
  });

  it('starts the workflow for each of two changes at once, though their objects are equal', async () => {
    const host = await active(['rate_change'], { readCurrentPrices: true });
    await set('950');
    await set('990');
    await host.settled();
    await send(host, {
      event: 'rate_change',
      body: JSON.stringify({ action: 'rate_change', property_id: 10000, room_type_ids: [12345] }),
    });
    expect(host.output).toHaveLength(2);
  });
});

/** A new process with the same database. */
async function restart(host: N8nHost): Promise<N8nHost> {
  const { bookings } = await import('../nodes/LodgifyTrigger/repetition.ts');
  bookings.clear();
  const next = await startHost(mock, host.given);
  next.state = structuredClone(host.state);
  next.record = host.record;
  next.workflowId = host.workflowId;
  return next;
}
