import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { emitSample } from '../src/control/emit.ts';
import { createBus } from '../src/engine/bus.ts';
import { createJournal, excerpt, type RequestEntry } from '../src/engine/journal.ts';
import { type Server, type ServerOptions, startServer } from '../src/http/server.ts';
import { type Receiver, startReceiver } from './receiver.ts';

let server: Server;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await server.close();
  await receiver.close();
});

const agency = 42;
const event = 'booking.confirmed';
async function begin(options: ServerOptions) {
  server = await startServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0, ...options });
  const { store } = server.core.domain(agency);
  return store.insert('webhooks', { url: receiver.url, events: [event], active: true, secret: 's' });
}
/** Events as a busy agency has them. */
async function tell(count: number) {
  server.core.write(() => {
    for (let index = 0; index < count; index++) emitSample(server.core, agency, event);
  });
  await server.core.timeline.settled();
}
const count = (table: string, where = '1') =>
  Number(server.core.db.get(`select count(*) as n from ${table} where ${where}`)?.n);

describe('The log of deliveries', () => {
  it('keeps the newest, with their events and attempts', async () => {
    await begin({ keepDeliveries: 50, checkAnswers: false });
    await tell(400);
    expect(receiver.received).toHaveLength(400);
    for (const table of ['events', 'deliveries', 'delivery_attempts']) {
      expect([table, count(table) >= 50 && count(table) < 50 + 200]).toEqual([table, true]);
    }
    expect(count('deliveries', 'id = 400')).toBe(1);
    expect(count('deliveries', 'id = 1')).toBe(0);
  });

  it('keeps all of it where that is asked for', async () => {
    await begin({ keepDeliveries: 0, checkAnswers: false });
    await tell(400);
    expect([count('events'), count('deliveries')]).toEqual([400, 400]);
  });

  it('never forgets what still waits', async () => {
    await begin({ keepDeliveries: 10, checkAnswers: false });
    receiver.always(503);
    await tell(300);
    expect(count('deliveries', 'due_at is not null')).toBe(300);
  });

  it('forgets by age, by the clock of the server', async () => {
    await begin({ keepDays: 30, checkAnswers: false });
    await tell(200);
    await server.core.advanceTo(Date.parse('2026-08-14T10:00:00Z'));
    await tell(200);
    expect(count('deliveries')).toBe(400);
    await server.core.advanceTo(Date.parse('2026-08-14T10:00:01Z'));
    await tell(200);
    expect(count('deliveries')).toBe(400);
    expect(count('deliveries', "created_at < '2026-08-01'")).toBe(0);
  });
});

const entry = (more: Partial<RequestEntry> = {}): RequestEntry => ({
  ...({} as RequestEntry),
  at: '2026-07-15T10:00:00+00:00',
  path: '/v1/me',
  message: null,
  user_agent: null,
  request_body: null,
  response_body: null,
  ...more,
});

describe('The journal', () => {
  beforeEach(async () => {
    server = await startServer({ seed: 'empty' });
  });

  it('keeps the newest requests', () => {
    const journal = createJournal(createBus(), 3);
    for (let index = 0; index < 5000; index++) journal.add(entry());
    expect(journal.list().map(({ id }) => id)).toEqual([4998, 4999, 5000]);
  });

  it('keeps fewer of large ones: twelve million characters in all', () => {
    const journal = createJournal(createBus(), 0);
    const response_body = 'x'.repeat(1024 * 1024 - '/v1/me'.length);
    for (let index = 0; index < 20; index++) journal.add(entry({ response_body }));
    expect(journal.list().map(({ id }) => id)).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    journal.clear();
    expect(journal.list()).toEqual([]);
    journal.add(entry());
    expect(journal.list()).toHaveLength(1);
  });

  it('forgets by age, also when nothing new comes', () => {
    let before = '';
    const journal = createJournal(createBus(), 0, () => before);
    journal.add(entry());
    journal.add(entry({ at: '2026-07-15T10:00:01+00:00' }));
    before = '2026-07-15T10:00:01+00:00';
    expect(journal.list().map(({ id }) => id)).toEqual([2]);
  });

  it('keeps the beginning of a body without the rest of it in memory', () => {
    setFlagsFromString('--expose-gc');
    const gc = runInNewContext('gc') as () => void;
    const kept: (string | null)[] = [];
    const used = () => {
      gc();
      return process.memoryUsage().heapUsed;
    };
    const before = used();
    for (let index = 0; index < 200; index++) {
      kept.push(excerpt(JSON.stringify({ index, list: Array(50_000).fill('a guest') })));
    }
    expect(kept.every((text) => text?.length === 4096 && text.includes('a guest'))).toBe(true);
    // A hundred megabytes of bodies have been read.
    expect((used() - before) / 1e6).toBeLessThan(40);
  });
});
