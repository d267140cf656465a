/**
 * How deliveries keep up. One process sends events to the mock (`lgcd-mock` in a second process) and receives its
 * deliveries; the delay is from the sending of an event to the arrival of its delivery. Then a backlog: 10,000 events
 * for a receiver that does not answer, the memory meanwhile, and how long SIGTERM takes. At last what an attempt costs
 * in SQLite where few and where 50,000 deliveries are stored; the two servers take turns.
 * `node --conditions=lgcd-source test/bench/delivery.ts [seconds] [backlog] [history]`; 5, 10,000 and 50,000.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Server, startServer } from '../../packages/mock-server/src/http/server.ts';
import { demoTokens } from '../../packages/mock-server/src/seed/demo-tokens.ts';
import { timed } from './timed.ts';

const [seconds = 5, backlog = 10_000, history = 50_000] = process.argv.slice(2).map(Number);
const main = join(import.meta.dirname, '../../packages/mock-server/src/main.ts');
const event = 'booking.confirmed';
const agent = new Agent({ keepAlive: true, maxSockets: 16 });

function call(url: string, body: object, token?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      'Content-Type': 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
    };
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () =>
        (answer.statusCode ?? 500) < 300
          ? resolve(text)
          : reject(new Error(`${url}: ${answer.statusCode} ${text}`)),
      );
    });
    asked.on('error', reject).end(JSON.stringify(body));
  });
}

/** Notes when deliveries arrive, by their path; answers none while it is silent. */
async function startReceiver() {
  const arrivals = new Map<string, number[]>();
  const waiting: (() => void)[] = [];
  let silent = false;
  const server = createServer((asked, answer) => {
    const arrived = performance.now();
    asked.resume().on('end', () => {
      const path = asked.url ?? '/';
      const known = arrivals.get(path);
      if (known) known.push(arrived);
      else arrivals.set(path, [arrived]);
      const end = () => answer.end('ok');
      if (silent) waiting.push(end);
      else end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    count: () => [...arrivals.values()].reduce((sum, each) => sum + each.length, 0),
    silence(on: boolean) {
      silent = on;
      if (!on) for (const end of waiting.splice(0)) end();
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function startMock(...more: string[]) {
  const args = ['--conditions=lgcd-source', main, '--port', '0', '--rate-limit', '0', '--json', ...more];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  const { url } = JSON.parse(String(line)) as { url: string };
  return {
    url,
    subscribe: (target: string) =>
      call(`${url}/v1/webhooks`, { url: target, events: [event] }, demoTokens[0]?.token),
    emit: () => call(`${url}/_mock/events`, { event, agency_id: 42 }),
    /** Megabytes, where the system tells. */
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
    /** Milliseconds of the processor so far, where the system tells; the clock of `/proc` ticks a hundred times a second. */
    processor() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    async end(signal: NodeJS.Signals = 'SIGTERM') {
      const gone = once(child, 'exit');
      const asked = performance.now();
      child.kill(signal);
      await gone;
      return performance.now() - asked;
    },
  };
}

const rank = (numbers: number[], part: number) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ??
  Number.NaN;
const ms = (time: number) => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;

async function load(receivers: number, perSecond: number) {
  const receiver = await startReceiver();
  const mock = await startMock();
  for (let index = 0; index < receivers; index += 1) await mock.subscribe(`${receiver.url}/${index}`);
  const warmUp = Math.ceil(perSecond / 2);
  const total = warmUp + perSecond * seconds;
  let processor = 0;
  const sent: number[] = [];
  const answered: number[] = [];
  const asked: Promise<void>[] = [];
  const begin = performance.now();
  while (sent.length < total) {
    const wanted = Math.min(total, Math.ceil(((performance.now() - begin) / 1000) * perSecond));
    while (sent.length < wanted) {
      const now = performance.now();
      if (sent.length === warmUp) processor = mock.processor();
      sent.push(now);
      asked.push(
        mock.emit().then(() => {
          answered.push(performance.now() - now);
        }),
      );
    }
    await sleep(1);
  }
  await Promise.all(asked);
  const accepted = (total / (performance.now() - begin)) * 1000;
  const until = performance.now() + 60_000;
  while (receiver.count() < total * receivers && performance.now() < until) await sleep(5);
  const took = performance.now() - begin;
  processor = mock.processor() - processor;
  const delays = [...receiver.arrivals.values()].flatMap((times) =>
    times.slice(warmUp).map((time, index) => time - (sent[warmUp + index] ?? time)),
  );
  const figures = {
    'accepted/s': Math.round(accepted),
    'delivered/s': Math.round((receiver.count() / took) * 1000),
    missing: total * receivers - receiver.count(),
    p50: ms(rank(delays, 0.5)),
    p99: ms(rank(delays, 0.99)),
    most: ms(rank(delays, 1)),
    'answer to the sender, p99': ms(rank(answered, 0.99)),
    'CPU, ms an event': (processor / (total - warmUp)).toFixed(2),
    'a delivery': (processor / (total - warmUp) / receivers).toFixed(3),
  };
  await mock.end();
  receiver.close();
  return figures;
}

async function backlogOf(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'lgcd-delivery-'));
  const receiver = await startReceiver();
  const file = join(folder, 'state.sqlite');
  let mock = await startMock('--db', file);
  await mock.subscribe(receiver.url);
  // What a server needs to do anything at all is there before the backlog.
  for (let index = 0; index < 500; index += 1) await mock.emit();
  while (receiver.count() < 500) await sleep(5);
  const before = mock.memory();
  receiver.silence(true);
  let peak = before;
  for (let sent = 0; sent < count; sent += 50) {
    await Promise.all(Array.from({ length: Math.min(50, count - sent) }, mock.emit));
    peak = Math.max(peak, mock.memory());
  }
  const end = await mock.end();
  receiver.silence(false);
  const first = receiver.count();
  mock = await startMock('--db', file);
  const begin = performance.now();
  let [last, at] = [first, begin];
  // What timed out while the backlog grew is tried again minutes later: it is over when nothing more comes.
  while (receiver.count() < first + count && performance.now() - at < 3000) {
    await sleep(20);
    peak = Math.max(peak, mock.memory());
    if (receiver.count() > last) [last, at] = [receiver.count(), performance.now()];
  }
  const took = at - begin;
  await mock.end();
  const db = new DatabaseSync(file);
  const later = Number(db.prepare('select count(*) as n from deliveries where due_at is not null').get()?.n);
  db.close();
  const delivered = receiver.count() - first;
  const figures = {
    waiting: count,
    'MB before': Math.round(before),
    'MB at most': Math.round(peak),
    ratio: (peak / before).toFixed(2),
    'SIGTERM ends in': ms(end),
    'delivered after the restart': delivered,
    'to be tried again': later,
    lost: count - delivered - later,
    'a second': Math.round((delivered / took) * 1000),
  };
  receiver.close();
  rmSync(folder, { recursive: true });
  return figures;
}

interface World {
  server: Server;
  stored: number;
  /** Milliseconds in SQLite so far. */
  inSqlite(): number;
}

async function worldOf(stored: number, url: string): Promise<World> {
  const server = await startServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0, checkAnswers: false });
  const { db } = server.core;
  await call(`${server.url}/v1/webhooks`, { url, events: [event] }, demoTokens[0]?.token);
  db.exec(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${stored})
    insert into events (agency_id, uuid, event, body, created_at, dispatched)
      select 42, 'history-' || i, '${event}', '{}', '2026-07-14T10:00:00+00:00', 1 from n;
    insert into deliveries (agency_id, webhook_id, event_id, status, replay_of, signature, attempts_made, due_at, queued_at, created_at)
      select 42, (select max(id) from webhooks), id, 'delivered', null, '', 1, null, 0, created_at from events where uuid like 'history-%';
    insert into delivery_attempts (delivery_id, number, attempted_at, status_code, duration_ms, response_excerpt, error)
      select id, 1, created_at, 200, 1, 'ok', null from deliveries`);
  return { server, stored, inSqlite: timed(server.core.db) };
}

async function attemptCosts(few: number, many: number) {
  const receiver = await startReceiver();
  const worlds = [await worldOf(few, receiver.url), await worldOf(many, receiver.url)];
  const costs = worlds.map((): number[] => []);
  for (let round = 0; round < 220; round += 1) {
    for (const [index, { server, inSqlite }] of worlds.entries()) {
      const before = inSqlite();
      await call(`${server.url}/_mock/events`, { event, agency_id: 42 });
      await server.core.timeline.settled();
      if (round >= 20) costs[index]?.push(inSqlite() - before);
    }
  }
  for (const { server } of worlds) await server.close();
  receiver.close();
  const [small = 0, large = 0] = costs.map((each) => rank(each, 0.5));
  return {
    stored: `${few} → ${many}`,
    'SQLite, ms an event and its delivery': `${small.toFixed(3)} → ${large.toFixed(3)}`,
    exponent: (Math.log(large / small) / Math.log(many / few)).toFixed(2),
  };
}

console.log(`${seconds} seconds each:`);
console.table({
  '1 receiver, 1,000 events/s': await load(1, 1000),
  '50 receivers, 100 events/s': await load(50, 100),
});
console.table([await backlogOf(backlog)]);
console.table([await attemptCosts(history / 100, history)]);
agent.destroy();
