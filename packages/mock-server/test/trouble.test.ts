import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createBus } from '../src/engine/bus.ts';
import { createClock } from '../src/engine/clock.ts';
import { createDispatcher } from '../src/engine/dispatcher.ts';
import { defaultRetention } from '../src/engine/retention.ts';
import { openDb } from '../src/engine/store/db.ts';
import { type MockServer, startMockServer } from '../src/index.ts';
import { call } from './http.ts';
import { type Receiver, startReceiver } from './receiver.ts';

let folder: string;
let file: string;
let receiver: Receiver;
const clock = '2026-07-15T10:00:00Z';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lgcd-trouble-'));
  file = join(folder, 'state.sqlite');
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver.close();
  rmSync(folder, { recursive: true });
});

const begin = (more: object = {}) => startMockServer({ clock, rateLimit: 0, db: file, ...more });
const subscribe = async (mock: MockServer) => {
  const body = { url: receiver.url, events: ['*'] };
  return (await call(mock, '/v1/webhooks', { method: 'POST', body })).json.data;
};
const health = async (mock: MockServer) => {
  const { status, json } = await call(mock, '/_mock/health', { token: null });
  return [status, json];
};

/** Another program that takes the file for itself. */
function lockOut() {
  const other = new DatabaseSync(file);
  other.exec('pragma journal_mode = wal; begin exclusive');
  return () => other.close();
}

describe('A database that cannot be written', () => {
  it('is told of once by its cause, shown by the health, and forgotten when it is over', async () => {
    const failures: string[] = [];
    const mock = await begin({
      seed: 'empty',
      checkAnswers: false,
      onFailure: (error: Error) => failures.push(error.message),
    });
    const webhooks = { method: 'POST', body: { url: receiver.url, events: ['*'] } };
    expect(await health(mock)).toEqual([200, { status: 'ok' }]);
    const release = lockOut();
    for (let round = 0; round < 3; round++) {
      expect((await call(mock, '/v1/webhooks', webhooks)).status).toBe(500);
    }
    expect(failures).toEqual([
      expect.stringMatching(/state\.sqlite cannot be written: another program has locked/),
    ]);
    expect(await health(mock)).toEqual([
      503,
      {
        status: 'trouble',
        database: 'another program has locked the file',
        failed_writes: expect.any(Number),
      },
    ]);
    release();
    expect((await call(mock, '/v1/webhooks', webhooks)).status).toBe(201);
    expect(await health(mock)).toEqual([200, { status: 'ok' }]);
    await mock.close();
  });

  it('is named as a full disk, undoes the whole change, and takes changes again when there is room', async () => {
    const db = openDb(file);
    db.exec('create table filler (text)');
    const pages = Number(db.get('pragma page_count')?.page_count) + 5;
    db.exec(`pragma max_page_count = ${pages}`);
    const fill = () =>
      db.transaction(() => {
        for (let row = 0; row < 20; row++) db.run('insert into filler values (?)', ['x'.repeat(4000)]);
      });
    expect(fill).toThrow('database or disk is full');
    expect(db.trouble).toEqual({ reason: 'the disk is full', failures: 1 });
    expect(fill).toThrow('database or disk is full');
    expect(db.trouble).toEqual({ reason: 'the disk is full', failures: 2 });
    expect(db.get('select count(*) as n from filler')?.n).toBe(0);
    db.exec('pragma max_page_count = 1000000');
    fill();
    expect([db.trouble, db.get('select count(*) as n from filler')?.n]).toEqual([null, 20]);
    db.close();
  });

  it('does not make a delivery be posted twice: what came of it is written when that can be done', async () => {
    const mock = await begin();
    await subscribe(mock);
    await mock.close();
    const db = openDb(file);
    db.run(
      `insert into events (agency_id, uuid, event, body, created_at, dispatched)
       values (42, 'e', 'booking.created', '{}', '2026-07-15T10:00:00+00:00', 0)`,
    );
    const errors: unknown[] = [];
    const rests: (() => void)[] = [];
    let idle = 0;
    const dispatcher = createDispatcher(
      db,
      createClock({ mode: 'fixed', at: Date.parse(clock) }),
      createBus(),
      {
        retryLadder: [0, 300],
        timeoutMs: 4000,
        retention: defaultRetention,
        later: (fn) => {
          rests.push(fn);
          return () => undefined;
        },
      },
      () => idle++,
      (error) => errors.push(error),
    );
    dispatcher.run(Date.parse(clock));
    const release = lockOut();
    await receiver.until(1);
    await dispatcher.idle();
    expect([errors.length, rests.length, dispatcher.nextDue()]).toEqual([1, 1, null]);
    dispatcher.run(Date.parse(clock));
    await dispatcher.idle();
    release();
    rests[0]?.();
    dispatcher.run(Date.parse(clock));
    await dispatcher.idle();
    expect(receiver.received).toHaveLength(1);
    expect(db.get('select status, attempts_made as made from deliveries')).toEqual({
      status: 'delivered',
      made: 1,
    });
    expect(db.get('select count(*) as n from delivery_attempts')?.n).toBe(1);
    expect([dispatcher.nextDue(), idle > 0]).toEqual([null, true]);
    await dispatcher.pause();
    db.close();
  });
});

describe('A database file', () => {
  it('is read by others while the server writes', async () => {
    const mock = await begin({ seed: 'empty' });
    const other = new DatabaseSync(file, { readOnly: true });
    other.exec('begin');
    expect(other.prepare('select count(*) as n from webhooks').get()?.n).toBe(0);
    await subscribe(mock);
    other.exec('commit');
    expect(other.prepare('select count(*) as n from webhooks').get()?.n).toBe(1);
    other.close();
    await mock.close();
  });

  it('has one server: a second one is refused with the process that has it, also in the same process', async () => {
    const mock = await begin({ seed: 'empty' });
    await expect(begin()).rejects.toThrow(/state\.sqlite is in use by a server of this very process/);
    await mock.close();
    await (await begin()).close();
  });

  it('is free when the process that had it was killed', async () => {
    const hold = `
      const { DatabaseSync } = require('node:sqlite');
      import(process.argv[1]).then(({ hold }) => { hold(DatabaseSync, process.argv[2]); console.log('held'); });
      setInterval(() => undefined, 1000);`;
    const source = join(__dirname, '../src/engine/store/holder.ts');
    const child = spawn(process.execPath, ['-e', hold, source, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(() => openDb(file)).toThrow(`another mock server, process ${child.pid}.`);
    child.kill('SIGKILL');
    await ended;
    openDb(file).close();
  });

  it('shows no sync as going on that a killed server has left', async () => {
    const mock = await begin();
    const [property] = (await call(mock, '/v1/properties')).json.data;
    const body = { name: 'Airbnb', channel: 'airbnb', url: receiver.url };
    const source = (await call(mock, `/v1/properties/${property.id}/ical-sources`, { method: 'POST', body }))
      .json.data;
    await mock.settled();
    await mock.close();
    const other = new DatabaseSync(file);
    other.exec("update ical_sources set status = 'syncing'");
    other.close();
    const again = await begin();
    const { json } = await call(again, `/v1/properties/${property.id}/ical-sources`);
    expect(json.data.find(({ id }: { id: number }) => id === source.id)).toMatchObject({
      status: 'failed',
      last_error: 'The server ended while this calendar was read. Sync it again.',
    });
    await again.close();
  });
});
