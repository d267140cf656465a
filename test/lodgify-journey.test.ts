import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, createClient } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { lodgifyEventNames } from '@lgcd/core-client/lodgify';
import { sign } from '@lgcd/core-client/webhook';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import { type N8n, startN8n } from '../scripts/n8n/boot.ts';
import type { CredentialRef, Workflow, WorkflowDraft } from '../scripts/n8n/types.ts';
import { packPackage } from '../scripts/pack.ts';

/** n8n is installed by the first journey of a fresh clone, which takes minutes; it boots in seconds after that. */
const untilInstalled = 900_000;
const minutes = 120_000;
const property = 3;

let mock: MockServer;
let n8n: N8n;
let userFolder: string;
let client: Client;
let credentials: Record<string, CredentialRef>;

beforeAll(async () => {
  mock = await startMockServer({ seed: 'demo', clock: 'real', rateLimit: 0 });
  client = createClient(fetchPlatform(), { baseUrl: `${mock.url}/v1`, accessToken: mock.tokens[0]?.token });
  const packages = [await packPackage('n8n-nodes-lgcd'), await packPackage('n8n-nodes-lodgify')];
  userFolder = await mkdtemp(join(tmpdir(), 'lgcd-n8n-'));
  n8n = await startN8n({ userFolder, packages, log: (line) => process.stderr.write(`${line}\n`) });
  credentials = {
    lgcdApi: await n8n.api.createCredential({
      name: 'LGCD account',
      type: 'lgcdApi',
      data: { accessToken: mock.tokens[0]?.token, baseUrl: `${mock.url}/v1` },
    }),
    lodgifyApi: await n8n.api.createCredential({
      name: 'Lodgify account',
      type: 'lodgifyApi',
      data: { apiKey: 'lodgify-demo-42', baseUrl: `${mock.url}/lodgify` },
    }),
  };
}, untilInstalled);

afterAll(async () => {
  await n8n?.stop();
  await mock?.close();
  await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
});

/** The workflow of the package's examples, with its credentials chosen and the property of the test mapped. */
function example(events: readonly string[], options: object): WorkflowDraft {
  const path = join(import.meta.dirname, '../packages/n8n-nodes-lodgify/examples/lodgify-to-lgcd.json');
  const draft = JSON.parse(readFileSync(path, 'utf8')) as WorkflowDraft;
  for (const node of draft.nodes) {
    // Each workflow has webhooks of its own.
    delete node.webhookId;
    for (const type of Object.keys(node.credentials ?? {})) {
      node.credentials = { [type]: { ...credentials[type] } as CredentialRef };
    }
    if (node.type.endsWith('lodgifyTrigger')) node.parameters = { events, options };
    if (node.type.endsWith('.lgcd')) {
      node.parameters.properties = { property: [{ lodgifyId: '10000', propertyId: property }] };
    }
  }
  return draft;
}

async function activate(events: readonly string[], options: object = {}): Promise<Workflow> {
  const { id } = await n8n.api.createWorkflow(example(events, options));
  return n8n.api.activate(id);
}

const lodgify = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${mock.url}/lodgify${path}`, {
    method,
    headers: { 'X-ApiKey': 'lodgify-demo-42' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as { id: string; event: string; target_url: string }[];
};
const subscriptions = () => lodgify('GET', '/webhooks/v1/list');

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not happen within 30 s.');
}

/** Every execution of the workflow, when none is under way any more; with what the import answered. */
const outcomes = (workflow: Workflow) =>
  until(async () => {
    const listed = await n8n.api.listExecutions({ workflowId: workflow.id });
    if (listed.some(({ status }) => status === 'running' || status === 'new')) return undefined;
    const executions = await Promise.all(listed.map(({ id }) => n8n.api.getExecution(id)));
    return executions
      .sort((a, b) => Number(a.id) - Number(b.id))
      .map(({ status, data }) => {
        const items = data.resultData.runData['Follow in LGCD']?.[0]?.data?.main?.[0] ?? [];
        return `${status} ${items.map(({ json }) => json.outcome).join(',')}`.trim();
      });
  });

interface Sent {
  event: string;
  object: Record<string, unknown>;
}

/** What Lodgify has told, oldest first. */
async function told(): Promise<Sent[]> {
  const answer = await fetch(`${mock.url}/_mock/lodgify/deliveries`);
  return ((await answer.json()) as { data: Sent[] }).data;
}

/** Where a workflow hears of an event, and the secret that it keeps for that. */
async function endpoint(workflow: Workflow, event: string) {
  const { staticData, nodes } = await n8n.api.getWorkflow(workflow.id);
  const kept = staticData?.['node:Lodgify Trigger'] as {
    subscriptions: Record<string, { id: string; secret: string }>;
  };
  const { id, secret } = kept.subscriptions[event] as { id: string; secret: string };
  const listed = await subscriptions();
  expect(nodes).toBeDefined();
  return { secret, url: listed.find((one) => one.id === id)?.target_url as string };
}

/** Delivers an object once more, signed as Lodgify would. */
async function deliver(workflow: Workflow, { event, object }: Sent, secret?: string): Promise<number> {
  const { url, secret: kept } = await endpoint(workflow, event);
  const body = JSON.stringify(object);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'ms-signature': `sha256=${sign(body, secret ?? kept)}` },
    body,
  });
  return response.status;
}

/** The bookings that LGCD has of a Lodgify booking, oldest first. */
async function inLgcd(lodgifyId: number): Promise<string[]> {
  const { data } = await client.call('booking.getAll', { external_reference: `lodgify:${lodgifyId}` });
  return data
    .toSorted((a, b) => a.id - b.id)
    .map(({ status, check_in, check_out }) => `${status} ${check_in} ${check_out}`);
}

const book = async (arrival: string, departure: string) =>
  (
    (await mock.action('lodgify.book', { arrival, departure, guest_name: 'Karim B.', total: '1500' })) as {
      booking: { id: number };
    }
  ).booking.id;

describe('the package in n8n', () => {
  it('is there under its real prefix, and its credential passes its test', async () => {
    expect(await n8n.api.nodeType('n8n-nodes-lodgify.lodgifyTrigger')).toMatchObject({
      displayName: 'Lodgify Trigger',
    });
    const { lodgifyApi } = credentials;
    expect(await n8n.api.testCredential(lodgifyApi as CredentialRef)).toMatchObject({ status: 'OK' });
    const wrong = { apiKey: 'wrong', baseUrl: `${mock.url}/lodgify` };
    const refused = await n8n.api.testCredential({ ...(lodgifyApi as CredentialRef), data: wrong });
    expect(refused.status).toBe('Error');
  });

  it('subscribes ten events at ten addresses, and takes all of them back', async () => {
    const workflow = await activate(lodgifyEventNames);
    const listed = await subscriptions();
    expect(listed.map(({ event }) => event).sort()).toEqual([...lodgifyEventNames].sort());
    expect(new Set(listed.map(({ target_url }) => target_url)).size).toBe(10);
    await n8n.api.deactivate(workflow.id);
    expect(await subscriptions()).toEqual([]);
    await n8n.api.deleteWorkflow(workflow.id);
  });
});

describe('a Lodgify booking that is made, changed in its dates, and declined', () => {
  let workflow: Workflow;
  let id: number;
  beforeAll(async () => {
    workflow = await activate(['booking_new_any_status', 'booking_change']);
  });
  afterAll(async () => {
    await n8n.api.deactivate(workflow.id);
  });

  it(
    'is followed in LGCD each time',
    async () => {
      id = await book('2029-03-01', '2029-03-04');
      await mock.settled();
      expect(await outcomes(workflow)).toEqual(['success created']);
      expect(await inLgcd(id)).toEqual(['confirmed 2029-03-01 2029-03-04']);

      await mock.action('lodgify.change', { booking_id: id, departure: '2029-03-06' });
      expect(await outcomes(workflow)).toEqual(['success created', 'success changed']);
      expect(await inLgcd(id)).toEqual([
        'cancelled 2029-03-01 2029-03-04',
        'confirmed 2029-03-01 2029-03-06',
      ]);

      await mock.action('lodgify.decline', { booking_id: id });
      expect(await outcomes(workflow)).toEqual(['success created', 'success changed', 'success cancelled']);
      expect(await inLgcd(id)).toEqual([
        'cancelled 2029-03-01 2029-03-04',
        'cancelled 2029-03-01 2029-03-06',
      ]);
    },
    minutes,
  );

  it(
    'changes nothing when each delivery comes again, one after the other and at the same time',
    async () => {
      const before = [await inLgcd(id), await outcomes(workflow)];
      const deliveries = await told();
      expect(deliveries).toHaveLength(3);
      for (const delivery of deliveries) expect(await deliver(workflow, delivery)).toBe(200);
      await Promise.all([...deliveries, ...deliveries].map((delivery) => deliver(workflow, delivery)));
      expect([await inLgcd(id), await outcomes(workflow)]).toEqual(before);
    },
    minutes,
  );

  it(
    'is followed once when the same delivery comes twenty times at once',
    async () => {
      const [first] = await told();
      const object = structuredClone(first?.object) as { booking: object };
      Object.assign(object.booking, {
        id: 777,
        date_arrival: '2029-06-01T00:00:00',
        date_departure: '2029-06-03T00:00:00',
      });
      const delivery = { event: 'booking_new_any_status', object };
      const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(workflow, delivery)));
      expect(answers).toEqual(Array(20).fill(200));
      expect((await outcomes(workflow)).slice(3)).toEqual(['success created']);
      expect(await inLgcd(777)).toEqual(['confirmed 2029-06-01 2029-06-03']);
    },
    minutes,
  );

  it(
    'starts nothing when the delivery is forged',
    async () => {
      const before = await outcomes(workflow);
      const [first] = await told();
      expect(await deliver(workflow, first as Sent, 'a secret that was guessed')).toBe(401);
      const { url } = await endpoint(workflow, 'booking_change');
      for (const headers of [
        {},
        { 'ms-signature': 'sha256=' },
        { 'ms-signature': `sha256=${'0'.repeat(64)}` },
      ]) {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...headers } as Record<string, string>,
          body: JSON.stringify(first?.object),
        });
        expect(answer.status).toBe(401);
      }
      expect(await outcomes(workflow)).toEqual(before);
    },
    minutes,
  );

  it(
    'ends in the branch of conflicts when another booking stands in the way, and crashes nothing',
    async () => {
      await client.call('booking.create', {
        property_id: property,
        check_in: '2029-04-02',
        check_out: '2029-04-05',
        guest_name: 'Salma E.',
        guests_count: 1,
      });
      const other = await book('2029-04-01', '2029-04-03');
      expect((await outcomes(workflow)).at(-1)).toBe('success conflict');
      expect(await inLgcd(other)).toEqual([]);
      const listed = await n8n.api.listExecutions({ workflowId: workflow.id });
      const latest = Math.max(...listed.map((execution) => Number(execution.id)));
      const { data } = await n8n.api.getExecution(String(latest));
      expect(Object.keys(data.resultData.runData)).toContain('Tell the team');
    },
    minutes,
  );
});

describe('five deliveries of one booking out of order, with Read Current Booking', () => {
  const events = ['booking_new_any_status', 'booking_change'];
  let workflow: Workflow;
  beforeAll(async () => {
    workflow = await activate(events, { readCurrentBooking: true });
  }, minutes);
  afterAll(async () => {
    await n8n.api.deactivate(workflow.id);
  });

  /** What Lodgify would have told while a booking was made and changed four times; nobody has heard it yet. */
  async function unheard(month: string): Promise<{ id: number; deliveries: Sent[] }> {
    const id = await book(`2029-${month}-10`, `2029-${month}-12`);
    const edits = [
      { departure: `2029-${month}-14` },
      { people: 2 },
      { status: 'Declined' },
      { status: 'Booked', arrival: `2029-${month}-20`, departure: `2029-${month}-23` },
    ];
    const states = [await current(id)];
    for (const edit of edits) {
      await mock.action('lodgify.change', { booking_id: id, ...edit });
      states.push(await current(id));
    }
    const deliveries = states.map((object, index) => {
      const event = events[Math.min(index, 1)] as string;
      return { event, object: { action: event, ...object } };
    });
    return { id, deliveries };
  }

  async function current(id: number): Promise<Record<string, unknown>> {
    const answer = await fetch(`${mock.url}/_mock/lodgify/bookings`);
    const { data } = (await answer.json()) as { data: { booking: { id: number } }[] };
    return data.find(({ booking }) => booking.id === id) as unknown as Record<string, unknown>;
  }

  it.each([
    ['backwards', '06', [4, 3, 2, 1, 0]],
    ['the last first', '07', [4, 0, 1, 2, 3]],
    ['the decline before the booking', '08', [3, 0, 4, 2, 1]],
    ['mixed', '09', [2, 4, 0, 3, 1]],
  ])(
    'leave LGCD with the booking as Lodgify has it: %s',
    async (_, month, order) => {
      // While the workflow is off, Lodgify has nobody to tell.
      await n8n.api.deactivate(workflow.id);
      const { id, deliveries } = await unheard(month);
      await n8n.api.activate(workflow.id);
      const before = (await outcomes(workflow)).length;
      for (const index of [...order, ...order]) {
        expect(await deliver(workflow, deliveries[index] as Sent)).toBe(200);
      }
      const [first, ...rest] = (await outcomes(workflow)).slice(before);
      expect(first).toBe('success created');
      expect(rest).toEqual(Array(4).fill('success unchanged'));
      expect(await inLgcd(id)).toEqual([`confirmed 2029-${month}-20 2029-${month}-23`]);
    },
    minutes,
  );
});

describe('n8n started again with the same database', () => {
  it(
    'hands nothing on that it has handed on before',
    async () => {
      const workflow = await activate(['booking_new_any_status', 'booking_change']);
      const id = await book('2029-11-01', '2029-11-04');
      expect(await outcomes(workflow)).toEqual(['success created']);
      const deliveries = (await told()).filter(({ event }) => event === 'booking_new_any_status').slice(-1);

      const { port } = new URL(n8n.url);
      await n8n.stop();
      n8n = await startN8n({ userFolder, port: Number(port) });
      await Promise.all(Array.from({ length: 20 }, () => deliver(workflow, deliveries[0] as Sent)));
      const [, ...repeated] = await outcomes(workflow);
      // One execution, which ended at the trigger: what it had seen before did not go on to LGCD.
      expect(repeated).toEqual(['success']);
      expect(await inLgcd(id)).toEqual(['confirmed 2029-11-01 2029-11-04']);
      await mock.action('lodgify.decline', { booking_id: id });
      expect((await outcomes(workflow)).at(-1)).toBe('success cancelled');
      expect(await inLgcd(id)).toEqual(['cancelled 2029-11-01 2029-11-04']);
    },
    minutes,
  );
});
