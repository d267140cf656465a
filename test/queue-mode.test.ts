import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Client, createClient } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import { type Queue, startQueue } from '../scripts/n8n/queue.ts';
import { missingServices } from '../scripts/n8n/services.ts';
import type { CredentialRef, ExecutionSummary, Workflow } from '../scripts/n8n/types.ts';
import { packPackage } from '../scripts/pack.ts';
import { type OtherSide, startOtherSide } from './support/other-side.ts';

const missing = missingServices();
const note = missing.length > 0 ? ` (skipped: this machine has no ${missing.join(' and no ')})` : '';
if (note) process.stderr.write(`Queue mode${note}\n`);

const atOnce = 20;
/** Of every 20 events so many come once more: a fifth of the deliveries. */
const repeatedOf20 = 5;
const concurrency = 5;

const kinds = [
  'booking.created',
  'booking.confirmed',
  'booking.updated',
  'booking.cancelled',
  'cleaning.completed',
  'maintenance.created',
  'property.updated',
  'review.received',
] as const;
const perKind = 50;

/** Minutes on a machine with nothing else to do, and more on a busy one. */
jest.setTimeout(1_200_000);

let mock: MockServer;
let other: OtherSide;
let queue: Queue;
let client: Client;
let credentials: [CredentialRef, CredentialRef];

async function until(what: string, holds: () => unknown, seconds = 480): Promise<void> {
  for (const deadline = Date.now() + seconds * 1000; !(await holds()); ) {
    if (Date.now() > deadline) throw new Error(`${what} did not happen within ${seconds} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A workflow that asks something for every event, and then does one thing under the id of the event as its key. */
async function activate(event: string, options: object = {}): Promise<Workflow> {
  const [lgcd, key] = credentials;
  const created = await queue.api.createWorkflow({
    name: `Every ${event}`,
    nodes: [
      {
        name: 'It happened',
        type: 'n8n-nodes-lgcd.lgcdTrigger',
        typeVersion: 1,
        parameters: { events: [event], options },
        credentials: { lgcdApi: lgcd },
      },
      {
        name: 'Ask',
        type: 'n8n-nodes-base.httpRequest',
        typeVersion: 4.2,
        parameters: {
          url: `${other.url}/questions`,
          authentication: 'genericCredentialType',
          genericAuthType: 'httpHeaderAuth',
          options: {},
        },
        credentials: { httpHeaderAuth: key },
      },
      {
        name: 'Do it',
        type: 'n8n-nodes-base.httpRequest',
        typeVersion: 4.2,
        parameters: {
          method: 'POST',
          url: `${other.url}/deeds`,
          authentication: 'genericCredentialType',
          genericAuthType: 'httpHeaderAuth',
          sendHeaders: true,
          headerParameters: {
            parameters: [{ name: 'Idempotency-Key', value: "={{ $('It happened').item.json.id }}" }],
          },
          options: {},
        },
        credentials: { httpHeaderAuth: key },
      },
    ],
    connections: {
      'It happened': { main: [[{ node: 'Ask', type: 'main', index: 0 }]] },
      Ask: { main: [[{ node: 'Do it', type: 'main', index: 0 }]] },
    },
  });
  return await queue.api.activate(created.id);
}

const webhookId = async () => (await client.call('webhook.getAll', {})).data[0]?.id as number;

const replay = (webhook_id: number, ids: readonly number[]) =>
  Promise.all(ids.map((id) => client.call('webhookDelivery.replay', { webhook_id, id })));

/** Events, and of every 20 of them 5 once more while the next 20 come. */
async function deliver(events: number): Promise<void> {
  const webhook_id = await webhookId();
  let again: Promise<unknown> = Promise.resolve();
  for (let sent = 0; sent < events; sent += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, () => mock.emit('booking.confirmed')));
    await again;
    const newest = { webhook_id, per_page: repeatedOf20 };
    const { data } = await client.call('webhookDelivery.getAll', newest);
    again = replay(
      webhook_id,
      data.map(({ id }) => id),
    );
  }
  await again;
  await mock.settled();
}

/** Every execution, when none is under way any more. */
async function ended(workflows: readonly Workflow[]) {
  let found: ExecutionSummary[] = [];
  await until('the end of all executions', async () => {
    const lists = workflows.map(({ id }) => queue.api.listExecutions({ workflowId: id }));
    found = (await Promise.all(lists)).flat();
    return found.every(({ status }) => !['new', 'running', 'unknown'].includes(status));
  });
  return found;
}

/** The events by how often the other side was asked to do something for them. */
const asked = (): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { idempotencyKey: id = '' } of other.calls('POST', /\/deeds$/))
    counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

async function allDeliveries() {
  const found: { id: number; webhook_id: number; event_id: string; status: string }[] = [];
  for await (const { id } of client.paginate('webhook.getAll', {}))
    for await (const delivery of client.paginate('webhookDelivery.getAll', { webhook_id: id }))
      found.push(delivery);
  return found;
}

const suite = missing.length > 0 ? describe.skip : describe;

suite(`n8n in queue mode with two workers${note}`, () => {
  beforeAll(async () => {
    mock = await startMockServer({ seed: 'demo', clock: 'real', rateLimit: 0 });
    other = await startOtherSide();
    queue = await startQueue({
      packages: [await packPackage('n8n-nodes-lgcd')],
      concurrency,
      // A worker that is gone is noticed after 10 to 15 s; by n8n's defaults after 60 to 90.
      env: {
        QUEUE_WORKER_LOCK_DURATION: '10000',
        QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
        QUEUE_WORKER_STALLED_INTERVAL: '5000',
      },
      log: (line) => process.stderr.write(`${line}\n`),
    });
    const baseUrl = `${mock.url}/v1`;
    const accessToken = mock.tokens[0]?.token as string;
    client = createClient(fetchPlatform(), { baseUrl, accessToken });
    credentials = [
      await queue.api.createCredential({ name: 'LGCD', type: 'lgcdApi', data: { accessToken, baseUrl } }),
      await queue.api.createCredential({
        name: 'The other side',
        type: 'httpHeaderAuth',
        data: { name: 'Authorization', value: other.key },
      }),
    ];
    // Long enough that a worker is in the midst of something whenever it is killed.
    other.slow(500, /\/questions$/);
  }, 900_000);

  afterAll(async () => {
    await queue?.stop();
    await other?.close();
    await mock?.close();
  });

  it('executes each of 120 events once, though 30 come twice and a worker is stopped in the middle', async () => {
    const events = 120;
    const workflow = await activate('booking.confirmed');
    const delivering = deliver(events);
    await until('the first third', () => other.calls('POST', /\/deeds$/).length >= events / 3);
    await queue.workers[0]?.stop();
    await delivering;
    await until('the last event', () => asked().size === events);
    const executions = await ended([workflow]);
    expect([...asked().values()].filter((times) => times !== 1)).toEqual([]);
    expect(executions.map(({ status }) => status).filter((status) => status !== 'success')).toEqual([]);
    expect((await allDeliveries()).filter(({ status }) => status !== 'delivered')).toEqual([]);
    await queue.api.deactivate(workflow.id);
  });

  it('loses none of 400 events that are confirmed when finished, though workers are killed twice', async () => {
    await queue.addWorker();
    other.forget();
    const workflows: Workflow[] = [];
    for (const event of kinds) workflows.push(await activate(event, { confirm: 'finished' }));
    // LGCD sends to one webhook after the other, so eight of them are at it at the same time.
    for (const event of kinds) for (let sent = 0; sent < perKind; sent += 1) void mock.emit(event);
    const total = kinds.length * perKind;
    for (let kill = 1; kill <= 2; kill += 1) {
      const share = (total * kill) / 4 + Math.random() * 40;
      await until('enough to be done', () => asked().size >= share);
      const victim = queue.workers.at(-1);
      process.kill(-(victim?.pid as number), 'SIGKILL');
      process.stderr.write(`Killed a worker after ${asked().size} of ${total} events.\n`);
      await queue.addWorker();
      // A fifth comes once more, in the midst of it.
      const recent = (await allDeliveries()).filter(({ status }) => status === 'delivered').slice(0, 20);
      await Promise.all(
        recent.map(({ webhook_id, id }) => client.call('webhookDelivery.replay', { webhook_id, id })),
      );
    }
    await mock.settled();
    await ended(workflows);
    // LGCD's own repetitions, after 5 minutes, half an hour and 4 hours.
    for (const seconds of [300, 1500, 12_600]) {
      await mock.advance(seconds);
      await ended(workflows);
    }
    const executions = await ended(workflows);
    const count = (status: string) => executions.filter((one) => one.status === status).length;
    const twice = [...asked().values()].filter((times) => times > 1).length;
    process.stderr.write(
      `Killed twice: ${executions.length} executions for ${total} events, ${executions.length - count('success')} of them failed; ${twice} events asked the other side twice.\n`,
    );
    expect(asked().size).toBe(total);
    expect(other.deeds(/\/deeds$/)).toHaveLength(total);
    expect(executions.length - count('success')).toBeGreaterThan(0);
    // Each event has ended well once, and none that had was executed again.
    expect(count('success')).toBe(total);
    expect((await allDeliveries()).filter(({ status }) => status !== 'delivered')).toEqual([]);
  });
});
