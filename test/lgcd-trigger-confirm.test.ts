import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Workflow } from '../scripts/n8n/types.ts';
import { steps, TriggerWorld } from './support/trigger-world.ts';

/** n8n is installed by the first journey of a fresh clone, which takes minutes; it boots in seconds after that. */
const untilInstalled = 900_000;
const minutes = 240_000;
const finished = { confirm: 'finished' };

let world: TriggerWorld;
let workflow: Workflow;
beforeAll(async () => {
  // A receiver may take two seconds, so that a workflow of some seconds is a slow one.
  world = await TriggerWorld.start({ deliveryTimeoutMs: 2_000 });
}, untilInstalled);
afterEach(async () => {
  if (workflow) await world.n8n.api.deactivate(workflow.id);
});
afterAll(() => world?.stop());

const webhookId = async () => (await world.webhooks())[0]?.id as number;
const attempts = async () => await world.attempts(await webhookId());
const fails = steps.code("throw new Error('The other side is down.');");
const works = steps.code("return [{ json: { guest: 'Karim B.' } }];");

async function statuses(): Promise<string[]> {
  const listed = await world.n8n.api.listExecutions({ workflowId: workflow.id });
  return listed.sort((a, b) => Number(a.id) - Number(b.id)).map(({ status }) => status);
}

/** Puts another step in the place of the one after the trigger; the webhook stays. */
async function change(step: { name: string; parameters: object }): Promise<void> {
  const { nodes } = await world.n8n.api.getWorkflow(workflow.id);
  const changed = nodes.map((node) => (node.name === step.name ? { ...node, ...step } : node));
  await world.n8n.api.updateWorkflow(workflow.id, { nodes: changed as Workflow['nodes'] });
  await world.n8n.api.activate(workflow.id);
}

async function replay(): Promise<void> {
  const webhook_id = await webhookId();
  const [latest] = (await world.client.call('webhookDelivery.getAll', { webhook_id })).data;
  await world.client.call('webhookDelivery.replay', { webhook_id, id: latest?.id as number });
  await world.mock.settled();
}

describe('an event that LGCD is told of when the workflow has finished', () => {
  it(
    'is delivered again until the workflow succeeds, and not after that',
    async () => {
      workflow = await world.activate(['booking.confirmed'], [fails], finished);
      await world.mock.emit('booking.confirmed');
      expect(await attempts()).toEqual([500]);
      await world.mock.advance(300);
      expect(await attempts()).toEqual([500, 500]);
      await change(works);
      await world.mock.advance(1500);
      expect(await attempts()).toEqual([500, 500, 200]);
      expect(await statuses()).toEqual(['error', 'error', 'success']);
      await world.mock.advance(86_400);
      await replay();
      expect(await attempts()).toEqual([200]);
      expect(await statuses()).toHaveLength(3);
    },
    minutes,
  );

  it(
    'runs again when a person replays it after a failure',
    async () => {
      workflow = await world.activate(['booking.confirmed'], [fails], finished);
      await world.mock.emit('booking.confirmed');
      await change(works);
      await replay();
      expect(await attempts()).toEqual([200]);
      expect(await statuses()).toEqual(['error', 'success']);
    },
    minutes,
  );

  it(
    'leaves nothing of what the workflow found in the log of LGCD, and may give out no item at all',
    async () => {
      workflow = await world.activate(['booking.confirmed'], [works], finished);
      for (const step of [works, steps.code('return [];')]) {
        await change(step);
        await world.mock.emit('booking.confirmed');
        const webhook_id = await webhookId();
        const [delivery] = (await world.client.call('webhookDelivery.getAll', { webhook_id })).data;
        expect(delivery?.attempts).toMatchObject([{ status_code: 200 }]);
        expect(delivery?.attempts[0]?.response_excerpt ?? '').toBe('');
      }
      expect(await statuses()).toEqual(['success', 'success']);
    },
    minutes,
  );

  it(
    'is not started twice when the workflow outlives the patience of LGCD',
    async () => {
      workflow = await world.activate(['booking.confirmed'], [steps.wait(8)], finished);
      await world.mock.emit('booking.confirmed');
      expect(await attempts()).toEqual([null]);
      // It comes while the first is at it, and waits in vain.
      await world.mock.advance(300);
      expect(await attempts()).toEqual([null, null]);
      await world.ran(workflow, 1);
      await world.mock.advance(1500);
      expect(await attempts()).toEqual([null, null, 200]);
      expect(await statuses()).toEqual(['success']);
    },
    minutes,
  );

  it(
    'is not started twice although repetitions are wanted, which replays are then',
    async () => {
      const options = { ...finished, deduplicate: false };
      workflow = await world.activate(['booking.confirmed'], [steps.wait(4)], options);
      await world.mock.emit('booking.confirmed');
      await world.ran(workflow, 1);
      await world.mock.advance(300);
      expect(await attempts()).toEqual([null, 200]);
      expect(await statuses()).toEqual(['success']);
      await replay();
      await world.ran(workflow, 2);
    },
    minutes,
  );

  it(
    'is delivered again when a person stops the execution',
    async () => {
      workflow = await world.activate(['booking.confirmed'], [steps.wait(60)], finished);
      await world.mock.emit('booking.confirmed');
      expect(await attempts()).toEqual([null]);
      const [running] = await world.n8n.api.listExecutions({ workflowId: workflow.id });
      await world.n8n.api.send('POST', `/executions/${running?.id}/stop`, {});
      await world.n8n.api.waitForExecution(workflow.id, { count: 1 });
      await change({ ...steps.wait(1) });
      await world.mock.advance(300);
      expect(await attempts()).toEqual([null, 200]);
      expect(await statuses()).toEqual(['canceled', 'success']);
    },
    minutes,
  );
});

describe('an event that LGCD is told of when it has been received', () => {
  it(
    'is done for LGCD although the workflow fails, as ever',
    async () => {
      workflow = await world.activate(['booking.confirmed'], [fails]);
      await world.mock.emit('booking.confirmed');
      const webhook_id = await webhookId();
      const [delivery] = (await world.client.call('webhookDelivery.getAll', { webhook_id })).data;
      expect(delivery?.attempts).toMatchObject([
        { status_code: 200, response_excerpt: '{"message":"Workflow was started"}' },
      ]);
      await world.ran(workflow, 1);
    },
    minutes,
  );
});
