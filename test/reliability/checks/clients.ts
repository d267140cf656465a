import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRandom } from '../../../packages/mock-server/src/seed/random.ts';
import { all, ask } from '../ask.ts';
import type { Booking, Job, Told } from '../client-process.ts';
import { type MockProcess, startMockProcess } from '../mock-process.ts';
import { type Outcome, Promises, type Sizes } from '../outcome.ts';

export interface ClientSizes extends Sizes {
  processes: number;
  rounds: number;
}

const dayMs = 86_400_000;
/** No booking of the demo data lies there. */
const firstNight = Date.UTC(2031, 0, 1);
const day = (index: number) => new Date(firstNight + index * dayMs).toISOString().slice(0, 10);
const stay = (property: number, from: number, nights: number): Booking => ({
  ...{ property_id: property, check_in: day(from), check_out: day(from + nights) },
  ...{ guest_name: 'Karim B.', guests_count: 1 },
});

async function startClient(): Promise<ChildProcess> {
  const child = fork('test/reliability/client-process.ts', [], {
    execArgv: ['--conditions=lgcd-source', '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  await once(child, 'message');
  return child;
}

/** Gives every process its job, all at the same moment. */
type AtOnce = (jobOf: (process: number) => Job) => Promise<Told[][]>;

async function rateLimit(atOnce: AtOnce, processes: number, promises: Promises): Promise<number> {
  const limit = 60;
  const told = (await atOnce(() => ({ do: 'look', times: Math.ceil((limit * 2) / processes) }))).flat();
  const passed = told.filter(({ status }) => status === 200);
  promises.hold(passed.length === limit, `${passed.length} requests passed in a minute, of ${limit}.`);
  const others = told.filter(({ status }) => status !== 200 && status !== 429).length;
  promises.hold(others === 0, `${others} requests were answered with neither 200 nor 429.`);
  const left = passed.map(({ value }) => Number(value)).sort((a, b) => a - b);
  promises.hold(
    left.every((remaining, index) => remaining === index),
    'Two requests were counted as one.',
  );
  return told.length;
}

/** Each process changes a field of its own, of tickets that several share. */
async function updates(server: MockProcess, atOnce: AtOnce, promises: Promises, sizes: ClientSizes) {
  const fields = ['description', 'assignee', 'cost'] as const;
  const tickets: string[] = [];
  for (let index = 0; index < Math.ceil(sizes.processes / fields.length); index++) {
    const ticket = { property_id: 1, title: `Ticket ${index}` };
    tickets.push(
      `/maintenance-tickets/${(await ask(server, 'POST', '/maintenance-tickets', ticket)).json.data.id}`,
    );
  }
  const pathOf = (process: number) => tickets[Math.floor(process / fields.length)] as string;
  const fieldOf = (process: number) => fields[process % fields.length] as string;
  const told = await atOnce((process) => ({
    ...{ do: 'change', path: pathOf(process), field: fieldOf(process) },
    values: Array.from({ length: sizes.rounds }, (_, round) =>
      fieldOf(process) === 'cost' ? round + 1 : `${process}, ${round}`,
    ),
  }));
  for (const [process, changes] of told.entries()) {
    promises.hold(
      changes.every(({ status }) => status === 200),
      'A change was refused.',
    );
    const held = (await ask(server, 'GET', pathOf(process))).json.data[fieldOf(process)];
    const last = changes.at(-1)?.value;
    promises.hold(held === last, `The change of ${fieldOf(process)} to ${last} was lost: it is ${held}.`);
  }
  return told.flat().length;
}

/** All create the same booking at once: by the bare API, and by the client, which finds what another has made. */
async function sameBooking(server: MockProcess, atOnce: AtOnce, promises: Promises, rounds: number) {
  let simultaneous = 0;
  for (let round = 0; round < rounds; round++) {
    const job = round % 2 === 0 ? 'create' : 'import';
    const external_reference = `REF-${round}`;
    const booking = { ...stay(1, round, 1), external_reference };
    const told = (await atOnce(() => ({ do: job, booking }))).flat();
    simultaneous += told.length;
    const held = await all(server, `/bookings?external_reference=${external_reference}`);
    promises.hold(held.length === 1, `${external_reference} was booked ${held.length} times.`);
    const made = told.filter(({ status }) => status === 201);
    if (job === 'create')
      promises.hold(made.length === 1, `${made.length} creates of one reference were answered 201.`);
    else
      promises.hold(
        made.length === told.length,
        `An import was refused: ${told.find(({ status }) => status !== 201)?.value}`,
      );
    promises.hold(
      made.every(({ value }) => value === held[0]?.id),
      'Imports of one reference answered different bookings.',
    );
  }
  return simultaneous;
}

/** All book whatever they can get of the same nights. */
async function nights(server: MockProcess, atOnce: AtOnce, promises: Promises, sizes: ClientSizes) {
  const property = 2;
  const random = createRandom(sizes.seed);
  const wanted = Array.from({ length: sizes.processes }, () =>
    Array.from({ length: sizes.rounds }, () =>
      stay(property, random.int(0, 4 * sizes.rounds), random.int(1, 7)),
    ),
  );
  const told = await atOnce((process) => ({ do: 'book', bookings: wanted[process] as Booking[] }));
  const got = told.flatMap((ofProcess, process) =>
    ofProcess.flatMap(({ status, value }, index) => {
      promises.hold(status === 201 || status === 422, `A booking was answered ${status}.`);
      return status === 201 ? [{ id: value as number, ...(wanted[process]?.[index] as Booking) }] : [];
    }),
  );
  const held = await all(server, `/bookings?property_id=${property}&check_in_from=${day(0)}`);
  promises.hold(
    held.length === got.length,
    `${got.length} bookings were acknowledged, and ${held.length} are there.`,
  );
  const sorted = got.toSorted((a, b) => a.check_in.localeCompare(b.check_in));
  for (const [index, booking] of sorted.entries()) {
    const before = sorted[index - 1];
    promises.hold(
      !before || before.check_out <= booking.check_in,
      `The night of ${booking.check_in} is sold twice.`,
    );
    const row = held.find(({ id }) => id === booking.id);
    promises.hold(
      row?.check_in === booking.check_in,
      `Booking ${booking.id} is not the one that was acknowledged.`,
    );
  }
  return { asked: told.flat().length, got: got.length };
}

/** Clients in processes of their own against one server, all at the same moment. */
export async function clients(sizes: ClientSizes): Promise<Outcome> {
  const promises = new Promises();
  // Time stands still: the minute of the rate limit does not end in between.
  const server = await startMockProcess('--clock', '2026-07-15T10:00:00Z');
  const children = await Promise.all(Array.from({ length: sizes.processes }, startClient));
  const { url, token } = server;
  const atOnce: AtOnce = (jobOf) =>
    Promise.all(
      children.map(async (child, index) => {
        const answer = once(child, 'message');
        child.send({ server: { url, token }, job: jobOf(index) });
        const [{ told, error }] = (await answer) as [{ told?: Told[]; error?: string }];
        if (!told) throw new Error(error);
        return told;
      }),
    );
  try {
    const looks = await rateLimit(atOnce, sizes.processes, promises);
    await fetch(`${url}/_mock/rate-limit`, { method: 'PUT', body: '{"per_minute":0}' });
    const changes = await updates(server, atOnce, promises, sizes);
    const same = await sameBooking(server, atOnce, promises, sizes.rounds);
    const { asked, got } = await nights(server, atOnce, promises, sizes);
    return {
      name: 'Clients in processes',
      sizes,
      counts: {
        'requests at the limit': looks,
        'changes of shared tickets': changes,
        'creates of one reference': same,
        'stays asked for': asked,
        'stays booked': got,
      },
      broken: promises.broken,
    };
  } finally {
    for (const child of children) child.kill();
    await server.kill();
  }
}
