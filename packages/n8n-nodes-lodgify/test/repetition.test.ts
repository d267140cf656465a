import { beforeEach, describe, expect, it } from '@jest/globals';
import { lodgifyFixtures } from '@lgcd/core-client/lodgify/contract';
import type { MockServer } from '@lgcd/mock-server';
import type { N8nHost } from './harness/host.mts';
import { body, emit, send, startHost, startMock } from './harness/world.ts';

let mock: MockServer;
beforeEach(async () => {
  mock = await startMock();
});

const active = async (events: string[], options = {}, more = {}): Promise<N8nHost> =>
  (await startHost(mock, { events, options, ...more })).activate();

const event = 'booking_change';
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
    await emit(mock, host, { event: 'guest_message_received', fixture: true });
    await emit(mock, host, { event: 'guest_message_received', fixture: true });
    expect(host.executions).toBe(1);
    const restarted = await restart(host);
    const wire = { event: 'guest_message_received', body: lodgifyFixtures.guest_message_received };
    await send(restarted, wire);
    expect(restarted.output).toEqual([]);
    const { now } = Date;
    Date.now = () => now() + 30 * 86_400_000;
    try {
      const muchLater = await restart(restarted);
      await send(muchLater, wire);
      expect(muchLater.output).toEqual([]);
    } finally {
      Date.now = now;
    }
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
