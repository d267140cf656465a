import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Client, createClient } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import { type Queue, startQueue } from '../scripts/n8n/queue.ts';
import { missingServices } from '../scripts/n8n/services.ts';
import type { CredentialRef, Workflow } from '../scripts/n8n/types.ts';
import { packPackage } from '../scripts/pack.ts';
import { type OtherSide, startOtherSide } from './support/other-side.ts';

const missing = missingServices();
const note = missing.length > 0 ? ` (skipped: this machine has no ${missing.join(' and no ')})` : '';
if (note) process.stderr.write(`Queue mode${note}\n`);

const atOnce = 20;
/** Of every 20 events so many come once more: a fifth of the deliveries. */
const repeatedOf20 = 5;
const concurrency = 5;

jest.setTimeout(480_000);

let mock: MockServer;
let other: OtherSide;
let queue: Queue;
let client: Client;
let credentials: [CredentialRef, CredentialRef];
let workflow: Workflow;

async function until(what: string, holds: () => unknown, seconds = 240): Promise<void> {
  for (const deadline = Date.now() + seconds * 1000; !(await holds()); ) {
    if (Date.now() > deadline) throw new Error(`${what} did not happen within ${seconds} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A workflow that asks something for every event, and then does one thing under the id of the event as its key. */
async function activate(deduplicate: boolean): Promise<void> {
  const [lgcd, key] = credentials;
  const created = await queue.api.createWorkflow({
    name: `Every booking, ${deduplicate ? 'repetitions dropped' : 'repetitions let through'}`,
    nodes: [
      {
        name: 'Booking confirmed',
        type: 'n8n-nodes-lgcd.lgcdTrigger',
        typeVersion: 1,
        parameters: { events: ['booking.confirmed'], options: { deduplicate } },
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
            parameters: [{ name: 'Idempotency-Key', value: "={{ $('Booking confirmed').item.json.id }}" }],
          },
          options: {},
        },
        credentials: { httpHeaderAuth: key },
      },
    ],
    connections: {
      'Booking confirmed': { main: [[{ node: 'Ask', type: 'main', index: 0 }]] },
      Ask: { main: [[{ node: 'Do it', type: 'main', index: 0 }]] },
    },
  });
  workflow = await queue.api.activate(created.id);
  other.forget();
  mock.clearRequests();
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

const ended = async () => {
  const executions = await queue.api.listExecutions({ workflowId: workflow.id });
  return executions.every(({ status }) => !['new', 'running', 'unknown'].includes(status));
};

/** The events by how often the other side was asked to do something for them. */
const asked = (): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { idempotencyKey: id = '' } of other.calls('POST', /\/deeds$/))
    counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

/** Executions that have asked and not yet done. */
const underWay = () => other.calls('GET', /\/questions$/).length - other.calls('POST', /\/deeds$/).length;

async function allDeliveries() {
  const found: { id: number; event_id: string; status: string }[] = [];
  const pages = client.paginate('webhookDelivery.getAll', { webhook_id: await webhookId() });
  for await (const delivery of pages) found.push(delivery);
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
    await activate(true);
    const delivering = deliver(events);
    await until('the first third', () => other.calls('POST', /\/deeds$/).length >= events / 3);
    await queue.workers[0]?.stop();
    await delivering;
    await until('the last event', () => asked().size === events);
    await until('the end of all executions', ended);
    expect([...asked().values()].filter((times) => times !== 1)).toEqual([]);
    const executions = await queue.api.listExecutions({ workflowId: workflow.id });
    expect(executions.map(({ status }) => status).filter((status) => status !== 'success')).toEqual([]);
    expect((await allDeliveries()).filter(({ status }) => status !== 'delivered')).toEqual([]);
    await queue.api.deactivate(workflow.id);
  });

  it('has 400 events done once after a worker was killed in the midst of 500 deliveries and 20 replays', async () => {
    const events = 400;
    await queue.addWorker();
    await activate(false);
    const delivering = deliver(events);
    await until('the first third', () => other.calls('POST', /\/deeds$/).length >= events / 3);
    // One worker runs at most 5 at a time, so with 6 under way both are at something.
    await until('work for both workers', () => underWay() > concurrency);
    const victim = queue.workers.at(-1);
    process.kill(-(victim?.pid as number), 'SIGKILL');
    await delivering;
    await until('the end of all executions', ended);

    const failed = (await queue.api.listExecutions({ workflowId: workflow.id })).filter(
      ({ status }) => status !== 'success',
    );
    const lost = (await allDeliveries()).filter(({ event_id }) => !asked().has(event_id));
    process.stderr.write(
      `Killed: ${failed.length} executions failed, ${lost.length} events without effect.\n`,
    );
    // n8n runs none of them again, but shows each: only what the worker was at is concerned.
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThanOrEqual(concurrency);
    expect(lost.length).toBeLessThanOrEqual(failed.length);

    const recent = (await allDeliveries()).slice(0, 20);
    await replay(await webhookId(), [...new Set([...lost, ...recent].map(({ id }) => id))]);
    await mock.settled();
    await until('the lost events', () => asked().size === events);
    await until('the end of all executions', ended);
    expect(other.deeds(/\/deeds$/)).toHaveLength(events);
  });
});
