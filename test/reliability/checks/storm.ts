import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verify, type WebhookEvent } from '@lgcd/core-client';
import { startMockServer } from '@lgcd/mock-server';
import { createRandom } from '../../../packages/mock-server/src/seed/random.ts';
import { all, ask } from '../ask.ts';
import { type Outcome, Promises, type Sizes } from '../outcome.ts';

export interface StormSizes extends Sizes {
  events: number;
  receivers: number;
}

/** How a receiver takes what it does not take. */
const kinds = ['steady', 'slow', 'failing', 'hanging up', 'silent'] as const;
type Kind = (typeof kinds)[number];

/** Longer than any answer here takes, shorter than a test may. */
const deliveryTimeoutMs = 1000;
/** Of five attempts, so that all get through in the end. */
const mostFailures = 3;

/** The same number for the same texts, from 0 up to 1. */
const chance = (...texts: unknown[]): number =>
  createHash('sha256').update(texts.join('\n')).digest().readUInt32BE() / 2 ** 32;

/** Attempts at this delivery that go wrong before one is taken. */
function failuresOf(kind: Kind, seed: number, receiver: number, ticket: string): number {
  const share = chance(seed, receiver, ticket);
  if (kind === 'silent') return share < 0.01 ? 1 : 0;
  // The others take half of all deliveries at once.
  return kind === 'failing' || kind === 'hanging up'
    ? Math.max(0, Math.ceil((share * 2 - 1) * mostFailures))
    : 0;
}

function respond(kind: Kind, isFailure: boolean, share: number, response: ServerResponse): void {
  if (isFailure && kind === 'failing') response.writeHead(share < 0.5 ? 500 : 503).end('not today');
  else if (isFailure && kind === 'hanging up') response.destroy();
  else if (isFailure) return;
  else if (kind === 'slow') setTimeout(() => response.writeHead(200).end(), share * 10);
  else response.writeHead(204).end();
}

interface Arrival {
  body: string;
  signature: string;
}

/** All receivers are one server, a path each. */
async function startReceivers(seed: number) {
  /** By receiver, then by event, in the order of arrival. */
  const arrivals = new Map<number, Map<string, Arrival[]>>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const receiver = Number(request.url?.slice(1));
    const { id, event, data } = JSON.parse(body) as WebhookEvent & {
      data: { maintenance_ticket: { title: string } };
    };
    const ofReceiver = arrivals.get(receiver) ?? new Map<string, Arrival[]>();
    arrivals.set(receiver, ofReceiver);
    const ofEvent = ofReceiver.get(id) ?? [];
    ofReceiver.set(id, ofEvent);
    ofEvent.push({ body, signature: String(request.headers['x-signature']) });
    const kind = kinds[receiver % kinds.length] as Kind;
    const what = `${event} ${data.maintenance_ticket.title}`;
    const isFailure = ofEvent.length <= failuresOf(kind, seed, receiver, what);
    respond(kind, isFailure, chance(seed, receiver, what, ofEvent.length), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrivals, close };
}

/** Where an event stands among those of a run: tickets are counted, and an urgent one has two. */
const placeOf = ({ event, data }: WebhookEvent): number =>
  (data as { maintenance_ticket: { id: number } }).maintenance_ticket.id * 2 +
  (event === 'maintenance.urgent' ? 1 : 0);

/**
 * Many events to many receivers, some of them slow, failing, hanging up or silent. Each event gets through to each, its
 * first attempts in the order of the events, every attempt with the same bytes and the webhook's own signature, and
 * none after LGCD had the answer that it was taken.
 */
export async function storm(sizes: StormSizes): Promise<Outcome> {
  const promises = new Promises();
  const random = createRandom(sizes.seed);
  const receivers = await startReceivers(sizes.seed);
  const mock = await startMockServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0, deliveryTimeoutMs });
  const server = { url: mock.url, token: mock.tokens[0]?.token as string };
  try {
    const webhooks = new Map<number, { id: number; secret: string }>();
    for (let receiver = 0; receiver < sizes.receivers; receiver++) {
      const subscription = { url: `${receivers.url}/${receiver}`, events: ['maintenance.*'] };
      webhooks.set(receiver, (await ask(server, 'POST', '/webhooks', subscription)).json.data);
    }

    let emitted = 0;
    while (emitted < sizes.events) {
      // Some at once, then some time: retries of old events come between the first attempts of new ones.
      const burst = Array.from({ length: random.int(1, 20) }, (_, index) => {
        const isUrgent = random.chance(0.3);
        return { title: `Ticket ${emitted + index}`, priority: isUrgent ? 'urgent' : 'normal' };
      });
      for (const { priority } of burst) emitted += priority === 'urgent' ? 2 : 1;
      await Promise.all(
        burst.map((ticket) => ask(server, 'POST', '/maintenance-tickets', { property_id: 1, ...ticket })),
      );
      if (random.chance(0.3)) await mock.advance(random.int(1, 400));
    }
    for (const step of [300, 1800, 14_400, 86_400]) await mock.advance(step);

    let attempts = 0;
    let unanswered = 0;
    for (const [receiver, { id: webhook, secret }] of webhooks) {
      const name = `Receiver ${receiver} (${kinds[receiver % kinds.length]})`;
      const ofReceiver = receivers.arrivals.get(receiver) ?? new Map<string, Arrival[]>();
      promises.hold(
        ofReceiver.size === emitted,
        `${name} heard of ${ofReceiver.size} events, of ${emitted}.`,
      );
      const places: number[] = [];
      const log = await all(server, `/webhooks/${webhook}/deliveries`);
      for (const [id, arrived] of ofReceiver) {
        attempts += arrived.length;
        const [first] = arrived as [Arrival];
        const event = verify({ rawBody: first.body, signature: first.signature, secrets: secret });
        places.push(placeOf(event));
        const isSame = arrived.every(
          ({ body, signature }) => body === first.body && signature === first.signature,
        );
        promises.hold(isSame, `${name} got other bytes or another signature in a retry of ${id}.`);
        const kind = kinds[receiver % kinds.length] as Kind;
        const what = `${event.event} ${(event.data as { maintenance_ticket: { title: string } }).maintenance_ticket.title}`;
        const wanted = failuresOf(kind, sizes.seed, receiver, what) + 1;
        const tried = (log.find(({ event_id }) => event_id === id)?.attempts ?? []) as {
          status_code: number | null;
        }[];
        // Where a busy machine lets an attempt run out of time, the log says so.
        unanswered += tried.filter(({ status_code }) => status_code === null).length;
        promises.hold(
          arrived.length >= wanted && tried.length === arrived.length,
          `${name} got ${id} ${arrived.length} times, and the log has ${tried.length} attempts, of ${wanted}.`,
        );
        promises.hold(
          tried.findIndex(({ status_code }) => status_code !== null && status_code < 300) ===
            tried.length - 1,
          `${name} was sent ${id} again after LGCD had its answer.`,
        );
      }
      promises.hold(
        places.every((place, index) => index === 0 || place > (places[index - 1] as number)),
        `${name} got first attempts out of the order of the events.`,
      );
      const delivered = log.filter(({ status }) => status === 'delivered').length;
      promises.hold(
        delivered === emitted,
        `The log of ${name} says that ${delivered} of ${emitted} are delivered.`,
      );
    }
    return {
      name: 'Delivery storm',
      sizes,
      counts: {
        events: emitted,
        deliveries: emitted * sizes.receivers,
        attempts,
        'attempts without an answer': unanswered,
      },
      broken: promises.broken,
    };
  } finally {
    await mock.close();
    await receivers.close();
  }
}
