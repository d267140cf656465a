import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startN8n } from '../scripts/n8n/boot.ts';
import { runN8nCommand } from '../scripts/n8n/cli.ts';
import type { CredentialRef, Execution, Workflow, WorkflowNode } from '../scripts/n8n/types.ts';
import { packPackage } from '../scripts/pack.ts';
import { LodgifyWorld } from './support/lodgify-world.ts';
import { steps } from './support/trigger-world.ts';

/** n8n is installed by the first journey of a fresh clone, which takes minutes; it boots in seconds after that. */
const untilInstalled = 900_000;
const minutes = 240_000;
const events = ['booking_change', 'booking_new_any_status'];

interface Kept {
  subscriptions?: Record<string, { id?: string; secret?: string }>;
}

let world: LodgifyWorld;
/** Its execution waits in the database, from where n8n takes it up without what the trigger keeps. */
let parked: Workflow;
let before: Kept;

async function activate(after: readonly WorkflowNode[]): Promise<Workflow> {
  const trigger: WorkflowNode = {
    name: 'Trigger',
    type: 'n8n-nodes-lodgify.lodgifyTrigger',
    typeVersion: 1,
    parameters: { events },
    credentials: { lodgifyApi: world.credentials.lodgifyApi as CredentialRef },
  };
  const nodes = [trigger, ...after];
  const connections = Object.fromEntries(
    after.map(({ name }, index) => [
      nodes[index]?.name as string,
      { main: [[{ node: name, type: 'main', index: 0 }]] },
    ]),
  );
  const { id } = await world.n8n.api.createWorkflow({ name: 'Lodgify', nodes, connections });
  return world.n8n.api.activate(id);
}

async function kept({ id }: Workflow): Promise<Kept> {
  const { staticData } = await world.n8n.api.getWorkflow(id);
  return (staticData?.['node:Trigger'] ?? {}) as Kept;
}

async function ran({ id }: Workflow, count: number) {
  await world.mock.settled();
  const ended = await world.n8n.api.waitForExecution(id, { count, timeoutMs: 90_000 });
  expect(ended).toHaveLength(count);
  return ended;
}

const listings = () => world.mock.requests({ path: '/lodgify/webhooks/v1/list' }).length;

beforeAll(async () => {
  world = await LodgifyWorld.start();
  parked = await activate([steps.park(), steps.note()]);
  before = await kept(parked);
  await world.book('2029-01-01', '2029-01-04');
  await world.mock.settled();
}, untilInstalled);
afterAll(() => world?.stop());

describe('secrets of Lodgify that n8n has lost', () => {
  it(
    'heal when a wait was resumed without them and n8n was restarted, and the booking comes as it now stands',
    async () => {
      await ran(parked, 1);
      // What this is about: n8n has written the column back without what the trigger keeps.
      expect(before.subscriptions?.booking_change?.secret).toBeDefined();
      expect((await kept(parked)).subscriptions).toBeUndefined();
      await world.restart();
      world.mock.clearRequests();

      const id = await world.book('2029-02-01', '2029-02-04');
      await world.mock.settled();
      // It comes as far as the wait, behind the trigger.
      const parking = await world.n8n.api.waitForExecution(parked.id, { status: 'waiting' });
      const { data } = parking.at(-1) as Execution;
      const [items] = data.resultData.runData.Trigger?.[0]?.data?.main ?? [];
      expect(items?.[0]?.json).toMatchObject({ booking: { id, status: 'Booked' } });
      // They are stored again, and fit what comes next.
      const after = await kept(parked);
      for (const event of events) expect(after.subscriptions?.[event]?.secret).toBeDefined();
      const asked = listings();
      await world.mock.action('lodgify.change', { booking_id: id, departure: '2029-02-06' });
      await world.mock.settled();
      expect(listings()).toBe(asked);
      expect(await world.n8n.api.listExecutions({ workflowId: parked.id })).toHaveLength(3);
    },
    minutes,
  );

  it(
    'start nothing for forgeries once they are right again',
    async () => {
      const count = (await world.n8n.api.listExecutions({ workflowId: parked.id })).length;
      const [subscription] = await world.subscriptions();
      const url = subscription?.target_url as string;
      const object = { action: 'booking_change', booking: { id: 1, status: 'Booked' } };
      const asked = listings();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          fetch(url, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'ms-signature': `sha256=${'0'.repeat(64)}` },
            body: JSON.stringify(object),
          }),
        ),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
      // Each question that finds nothing lets the next one wait longer: ten of them would take half a minute.
      expect(listings() - asked).toBeLessThan(10);
      expect(await world.n8n.api.listExecutions({ workflowId: parked.id })).toHaveLength(count);
    },
    minutes,
  );
});

describe('a workflow with Lodgify’s trigger that is exported and imported on another n8n', () => {
  it(
    'is a copy: the webhooks of the first one stay, whatever the second does',
    async () => {
      // Nothing of it waits: what n8n takes up after a wait has lost what the trigger keeps.
      const original = await activate([steps.note()]);
      const first = await world.subscriptions();
      const file = `${world.n8n.userFolder}/exported.json`;
      await runN8nCommand(world.n8n.userFolder, [
        'export:workflow',
        `--id=${original.id}`,
        `--output=${file}`,
      ]);
      const other = await startN8n({ packages: [await packPackage('n8n-nodes-lodgify')] });
      try {
        await runN8nCommand(other.userFolder, ['import:workflow', `--input=${file}`]);
        const data = { apiKey: 'lodgify-demo-42', baseUrl: `${world.mock.url}/lodgify` };
        const made = await other.api.createCredential({ name: 'Lodgify', type: 'lodgifyApi', data });
        const imported = await other.api.getWorkflow(original.id);
        // What this is about: the ids and the secrets of the first one came along.
        const { subscriptions } = await kept(original);
        expect(subscriptions).toBeDefined();
        expect(imported.staticData?.['node:Trigger']).toMatchObject({ subscriptions });
        const nodes = imported.nodes.map((node) =>
          node.name === 'Trigger' ? { ...node, credentials: { lodgifyApi: made } } : node,
        );
        await other.api.updateWorkflow(original.id, { nodes });
        await other.api.activate(original.id);
        expect(await world.subscriptions()).toHaveLength(first.length + events.length);
        await other.api.deactivate(original.id);
      } finally {
        await other.stop();
      }
      expect(await world.subscriptions()).toEqual(first);
      await world.n8n.api.deactivate(original.id);
    },
    minutes,
  );
});
