import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { emitSample } from '../src/control/emit.ts';
import type { Db } from '../src/engine/store/db.ts';
import { type Server, startServer } from '../src/http/server.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { hearing, stepsOn } from './statements.ts';

let server: Server;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  server = await startServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
});
afterEach(async () => {
  await server.close();
  await receiver.close();
});

const agency = 42;
const subscribe = (path = '', events = ['booking.confirmed' as const]) =>
  server.core
    .domain(agency)
    .store.insert('webhooks', { url: `${receiver.url}${path}`, events, active: true, secret: 's' });
async function emit(count = 1) {
  for (let index = 0; index < count; index++) emitSample(server.core, agency, 'booking.confirmed');
  await server.core.timeline.settled();
}

/** The statements of `work`, with how often each was used. */
async function statementsOf(db: Db, work: () => Promise<unknown>): Promise<Map<string, number>> {
  const used = new Map<string, number>();
  await hearing(db, (sql) => used.set(sql, (used.get(sql) ?? 0) + 1), work);
  return used;
}

describe('Deliveries', () => {
  it('are found by an index, in the order in which they are due, whatever is stored besides', async () => {
    subscribe();
    const steps = await stepsOn(server.core.db, 'deliveries', () => emit());
    expect(steps.filter(({ sql }) => sql.includes('order by d.due_at'))).not.toEqual([]);
    // A write has no steps of its own but those of its condition.
    expect(
      steps.filter(({ detail }) =>
        /^SCAN (?!deliveries USING COVERING INDEX deliveries_waiting)/.test(detail),
      ),
    ).toEqual([]);
    expect(steps.filter(({ detail }) => /TEMP B-TREE/.test(detail))).toEqual([]);
  });

  it('of Lodgify too', async () => {
    const { store } = server.core.domain(agency);
    const subscription = store.insert('lodgify_subscriptions', {
      uuid: 'u',
      event: 'booking_new_any_status',
      target_url: receiver.url,
      secret: 's',
    });
    const steps = await stepsOn(server.core.db, 'lodgify_deliveries', async () => {
      server.core.write(() =>
        store.insert('lodgify_deliveries', {
          uuid: 'd',
          subscription_id: subscription.id,
          event: 'booking_new_any_status',
          body: '{}',
          signature: '',
          status: 'pending',
          attempts: [],
          due_at: server.core.clock.now(),
          queued_at: server.core.clock.now(),
        }),
      );
      await server.core.timeline.settled();
    });
    expect(receiver.received).toHaveLength(1);
    expect(
      steps.filter(({ detail }) => /^SCAN (?!.*COVERING INDEX lodgify_waiting)|TEMP B-TREE/.test(detail)),
    ).toEqual([]);
  });

  it('make the same few statements for one webhook and for sixty', async () => {
    subscribe();
    await emit();
    const one = await statementsOf(server.core.db, () => emit(3));
    for (let index = 0; index < 60; index++) subscribe(`/${index}`);
    await emit();
    const sixty = await statementsOf(server.core.db, () => emit(3));
    expect([...sixty.keys()].filter((sql) => !one.has(sql))).toEqual([]);
  });

  it('do not read webhooks and samples anew for every event, and notice when one changes', async () => {
    const first = subscribe();
    await emit();
    const used = await statementsOf(server.core.db, () => emit(20));
    const reads = [...used].filter(([sql]) => /^select \* from (webhooks|bookings|subscriptions)/.test(sql));
    expect(reads).toEqual([]);
    const { store } = server.core.domain(agency);
    receiver.received.length = 0;
    store.update('webhooks', first.id, { url: `${receiver.url}/moved` });
    subscribe('/second');
    await emit();
    store.update('webhooks', first.id, { active: false });
    await emit();
    store.delete('webhooks', first.id);
    expect(receiver.received.map(({ path }) => path).sort()).toEqual([
      '/hook/moved',
      '/hook/second',
      '/hook/second',
    ]);
    const sent = () => JSON.parse(receiver.received.at(-1)?.body ?? '').data.booking;
    store.update('bookings', sent().id, { guest_name: 'Amina T.' });
    await emit();
    expect(sent().guest_name).toBe('Amina T.');
  });

  it('that a change took back are not sent, and the next one is', async () => {
    subscribe();
    expect(() =>
      server.core.write(() => {
        emitSample(server.core, agency, 'booking.confirmed');
        throw new Error('no');
      }),
    ).toThrow('no');
    await server.core.timeline.settled();
    expect(receiver.received).toEqual([]);
    await emit();
    expect(receiver.received).toHaveLength(1);
  });

  it('of many events at once leave room for others in between', async () => {
    subscribe();
    const { db } = server.core;
    server.core.write(() => {
      for (let index = 0; index < 450; index++) emitSample(server.core, agency, 'booking.confirmed');
    });
    const waits: number[] = [];
    const { transaction } = db;
    Object.assign(db, {
      transaction<T>(fn: () => T): T {
        const result = transaction(fn);
        waits.push(Number(db.get('select count(*) as n from events where dispatched = 0')?.n));
        return result;
      },
    });
    await server.core.timeline.settled();
    expect(new Set(waits)).toEqual(new Set([350, 250, 150, 50, 0]));
    expect(receiver.received).toHaveLength(450);
  });
});
