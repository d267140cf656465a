/**
 * What reads and a new booking cost when the past grows tenfold. The growth exponent is 0 for a cost that does not grow
 * and 1 for one that grows as the bookings do; the goal is at most 0.2. Two servers take turns, so a busy machine slows
 * both alike. The time in SQLite is shown by itself, since all the rest of a request cannot grow and would hide it.
 * `node --conditions=lgcd-source test/bench/reads.ts [bookings] [rounds]`; 20,000 and ten times as many, 40 rounds.
 */
import { addDays } from '../../packages/mock-server/src/figures/dates.ts';
import { type Server, startServer } from '../../packages/mock-server/src/http/server.ts';
import { demoTokens } from '../../packages/mock-server/src/seed/demo-tokens.ts';
import { writeHistory } from './history.ts';
import { timed } from './timed.ts';

const [bookings = 20_000, rounds = 40] = process.argv.slice(2).map(Number);
const growth = 10;
const warmUp = 5;

interface Asked {
  path: string;
  body?: object;
}

/** What is asked in a round, by a name; `property` is one of those with the long past. */
const requests: Record<string, (round: number, property: number) => Asked> = {
  calendar: () => ({ path: '/calendar?from=2026-06-01&to=2026-06-30' }),
  'revenue report': () => ({ path: '/reports/revenue?from=2026-06-01&to=2026-06-30' }),
  'revenue report, a year back': () => ({ path: '/reports/revenue?from=2025-06-01&to=2025-06-30' }),
  external_reference: (round) => ({ path: `/bookings?external_reference=history:${round}` }),
  'POST /bookings': (round, property_id) => ({
    path: '/bookings',
    body: {
      property_id,
      check_in: addDays('2027-01-01', 2 * round),
      check_out: addDays('2027-01-02', 2 * round),
      guest_name: 'Salma E.',
      guests_count: 2,
      external_reference: `new:${round}`,
    },
  }),
  'list, changed since': () => ({ path: '/bookings?updated_since=2026-06-25T00:00:00Z' }),
  'list, a property': (_, property) => ({ path: `/bookings?property_id=${property}` }),
  'list, all (counts every row)': () => ({ path: '/bookings' }),
};

interface World {
  server: Server;
  property: number;
  /** Milliseconds in SQLite so far. */
  inSqlite(): number;
}

async function worldOf(count: number): Promise<World> {
  const server = await startServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0, checkAnswers: false });
  const [property = 0] = writeHistory(server, count);
  return { server, property, inSqlite: timed(server.core.db) };
}

interface Cost {
  sqlite: number;
  processor: number;
}

async function ask({ server, property, inSqlite }: World, { path, body }: Asked): Promise<Cost> {
  // What was read is kept until something is written, so something is.
  server.core.db.run('update properties set name = name where id = ?', [property]);
  const before = { sqlite: inSqlite(), processor: process.cpuUsage() };
  const answer = await fetch(`${server.url}/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: `Bearer ${demoTokens[0]?.token}`,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${text}`);
  const { user, system } = process.cpuUsage(before.processor);
  return { sqlite: inSqlite() - before.sqlite, processor: (user + system) / 1000 };
}

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;

const worlds = [await worldOf(bookings), await worldOf(bookings * growth)];
const table: Record<string, Record<string, string>> = {};
for (const [name, asked] of Object.entries(requests)) {
  const costs = worlds.map((): Cost[] => []);
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const [index, world] of worlds.entries()) {
      const cost = await ask(world, asked(round, world.property));
      if (round >= warmUp) costs[index]?.push(cost);
    }
  }
  const figures = (part: keyof Cost) => {
    const [few = 0, many = 0] = costs.map((each) => median(each.map((cost) => cost[part])));
    return {
      times: `${few.toFixed(2)} → ${many.toFixed(2)}`,
      exponent: (Math.log(many / few) / Math.log(growth)).toFixed(2),
    };
  };
  const [sqlite, processor] = [figures('sqlite'), figures('processor')];
  table[name] = {
    'SQLite, ms': sqlite.times,
    'its exponent': sqlite.exponent,
    'CPU of the request, ms': processor.times,
    exponent: processor.exponent,
  };
}
for (const { server } of worlds) await server.close();

console.log(`From ${bookings} to ${bookings * growth} bookings, ${rounds} rounds:`);
console.table(table);
