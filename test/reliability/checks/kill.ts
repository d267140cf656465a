import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@lgcd/core-client';
import { createRandom } from '../../../packages/mock-server/src/seed/random.ts';
import { startReceiver } from '../../../packages/mock-server/test/receiver.ts';
import { all, ask } from '../ask.ts';
import { type MockProcess, startMockProcess } from '../mock-process.ts';
import { type Outcome, Promises, type Sizes } from '../outcome.ts';

export interface KillSizes extends Sizes {
  kills: number;
  writers: number;
}

/** No booking of the demo data lies there. */
const firstNight = Date.UTC(2031, 0, 1);
const properties = 10;
const dayMs = 86_400_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** What a writer was told is written. Keys are names that the writer chose, so that what is doubled shows. */
class Ledger {
  readonly tickets = new Map<string, number>();
  readonly bookings = new Map<string, number>();
  /** Of each ticket, the last cost that was acknowledged, and the one that was under way after it. */
  readonly costs = new Map<number, { acknowledged: number | null; asked: number | null }>();
  private count = 0;

  get acknowledged(): number {
    return this.tickets.size + this.bookings.size + this.costs.size;
  }

  async ticket(server: MockProcess): Promise<number> {
    const title = `Ticket ${++this.count}`;
    const { status, json } = await ask(server, 'POST', '/maintenance-tickets', { property_id: 1, title });
    if (status !== 201) throw new Error(`A ticket was answered ${status}: ${JSON.stringify(json)}`);
    this.tickets.set(title, json.data.id);
    return json.data.id;
  }

  async booking(server: MockProcess): Promise<void> {
    const number = ++this.count;
    const night = firstNight + Math.floor(number / properties) * dayMs;
    const external_reference = `REF-${number}`;
    const { status, json } = await ask(server, 'POST', '/bookings', {
      ...{ property_id: 1 + (number % properties), check_in: dayOf(night), check_out: dayOf(night + dayMs) },
      ...{ guest_name: 'Karim B.', guests_count: 1, external_reference },
    });
    if (status !== 201) throw new Error(`A booking was answered ${status}: ${JSON.stringify(json)}`);
    this.bookings.set(external_reference, json.data.id);
  }

  async cost(server: MockProcess, id: number): Promise<void> {
    const asked = ++this.count;
    const before = this.costs.get(id)?.acknowledged ?? null;
    this.costs.set(id, { acknowledged: before, asked });
    const { status, json } = await ask(server, 'PATCH', `/maintenance-tickets/${id}`, { cost: asked });
    if (status !== 200) throw new Error(`A change was answered ${status}: ${JSON.stringify(json)}`);
    this.costs.set(id, { acknowledged: asked, asked: null });
  }

  /** Compares what the server holds with what it had acknowledged. */
  async compare(server: MockProcess, promises: Promises): Promise<void> {
    const [tickets, bookings] = await Promise.all([
      all(server, '/maintenance-tickets'),
      all(server, '/bookings?check_in_from=2031-01-01'),
    ]);
    const check = (acknowledged: Map<string, number>, held: [key: string, id: number][]) => {
      const byKey = Map.groupBy(held, ([key]) => key);
      for (const [key, id] of acknowledged)
        promises.hold(byKey.get(key)?.[0]?.[1] === id, `${key} was acknowledged and is lost.`);
      for (const [key, rows] of byKey)
        promises.hold(rows.length === 1, `${key} is there ${rows.length} times.`);
    };
    const ours = tickets.filter(({ title }) => title.startsWith('Ticket '));
    check(
      this.tickets,
      ours.map(({ title, id }) => [title, id]),
    );
    check(
      this.bookings,
      bookings.map(({ external_reference, id }) => [external_reference, id]),
    );
    const costOf = new Map<number, number | null>(tickets.map(({ id, cost }) => [id, cost]));
    for (const [id, { acknowledged, asked }] of this.costs) {
      const cost = costOf.get(id) ?? null;
      const isKept = cost === acknowledged || (asked !== null && cost === asked);
      promises.hold(isKept, `Ticket ${id} costs ${cost}, though ${acknowledged} was acknowledged.`);
    }
  }
}

/**
 * Kills a mock with `--db` by SIGKILL while writers write. After every restart each acknowledged write is there once,
 * and in the end each event of one has reached the receiver, signed.
 */
export async function kill(sizes: KillSizes): Promise<Outcome> {
  const random = createRandom(sizes.seed);
  const promises = new Promises();
  const ledger = new Ledger();
  const folder = mkdtempSync(join(tmpdir(), 'lgcd-kill-'));
  const receiver = await startReceiver();
  const start = () => startMockProcess('--db', join(folder, 'state.sqlite'), '--rate-limit', '0');
  let server = await start();
  try {
    const subscription = { url: receiver.url, events: ['maintenance.created', 'booking.created'] };
    const { json } = await ask(server, 'POST', '/webhooks', subscription);
    const { id: webhook, secret } = json.data as { id: number; secret: string };

    for (let round = 0; round < sizes.kills; round++) {
      const mark = ledger.acknowledged + random.int(5, 50);
      let isDead = false;
      let died: () => void = () => undefined;
      const death = new Promise<void>((resolve) => {
        died = resolve;
      });
      const writer = async (choices: () => number) => {
        const own: number[] = [];
        while (!isDead) {
          const choice = choices();
          const last = own.at(-1);
          if (choice < 0.4) own.push(await ledger.ticket(server));
          else if (choice < 0.8 || last === undefined) await ledger.booking(server);
          else await ledger.cost(server, last);
          if (ledger.acknowledged >= mark) died();
        }
      };
      const writers = Array.from({ length: sizes.writers }, () => {
        const { next } = createRandom(random.int(0, 2 ** 31));
        return writer(next).catch((error: Error) => {
          // Whoever was in the middle of a request has no answer, and knows nothing about it.
          if (!isDead || !['TypeError', 'SyntaxError'].includes(error.name)) {
            promises.hold(false, error.message);
            died();
          }
        });
      });
      await death;
      isDead = true;
      await server.kill();
      await Promise.all(writers);
      server = await start();
      await ledger.compare(server, promises);
    }

    const pending = async () => {
      const { json: log } = await ask(server, 'GET', `/webhooks/${webhook}/deliveries?status=pending`);
      return log.meta.total as number;
    };
    const limit = Date.now() + 60_000;
    while ((await pending()) > 0 && Date.now() < limit);
    promises.hold((await pending()) === 0, 'Deliveries are still pending a minute after the last restart.');

    const heard = new Set<string>();
    for (const { body: rawBody, headers } of receiver.received) {
      const { event, data } = verify({ rawBody, headers, secrets: secret }) as {
        event: string;
        data: Record<string, { id: number }>;
      };
      heard.add(`${event} ${(data.maintenance_ticket ?? data.booking)?.id}`);
    }
    const expected = [
      ...[...ledger.tickets.values()].map((id) => `maintenance.created ${id}`),
      ...[...ledger.bookings.values()].map((id) => `booking.created ${id}`),
    ];
    for (const event of expected)
      promises.hold(heard.has(event), `The event ${event} of an acknowledged write did not arrive.`);
    return {
      name: 'Kill test',
      sizes,
      counts: {
        kills: sizes.kills,
        'acknowledged creates': ledger.tickets.size + ledger.bookings.size,
        'tickets changed': ledger.costs.size,
        'events heard': heard.size,
        'deliveries received': receiver.received.length,
      },
      broken: promises.broken,
    };
  } finally {
    await server.kill();
    await receiver.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
