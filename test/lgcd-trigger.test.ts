import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startN8n } from '../scripts/n8n/boot.ts';
import { runN8nCommand } from '../scripts/n8n/cli.ts';
import type { Workflow } from '../scripts/n8n/types.ts';
import { packPackage } from '../scripts/pack.ts';
import { readDraft } from './support/example.ts';
import { forged, type Kept, post, steps, TriggerWorld } from './support/trigger-world.ts';

/** n8n is installed by the first journey of a fresh clone, which takes minutes; it boots in seconds after that. */
const untilInstalled = 900_000;
const minutes = 240_000;

let world: TriggerWorld;
/** Its execution waits in the database while the other tests run. */
let parked: Workflow;
let keptBefore: Kept;
let workflow: Workflow | undefined;
beforeAll(async () => {
  world = await TriggerWorld.start();
  parked = await world.activate(['review.received'], [steps.park(), steps.note()]);
  keptBefore = await world.kept(parked);
  await world.mock.emit('review.received');
}, untilInstalled);
afterEach(async () => {
  if (workflow) await world.n8n.api.deactivate(workflow.id);
  workflow = undefined;
});
afterAll(() => world?.stop());

/** The webhook of the workflow at hand, beside that of the parked one. */
async function webhook() {
  const found = (await world.webhooks()).filter(({ events }) => !events.includes('review.received'));
  expect(found).toHaveLength(1);
  return found[0] as (typeof found)[number];
}

const delivered = async () => await world.attempts((await webhook()).id);

describe('what an execution writes back', () => {
  it(
    'of an older registration, the events having been changed while it waited, is set right',
    async () => {
      workflow = await world.activate(['booking.confirmed'], [steps.wait(10), steps.note()]);
      const before = await world.kept(workflow);
      await world.mock.emit('booking.confirmed');
      const changed = (await world.n8n.api.getWorkflow(workflow.id)).nodes.map((node) =>
        node.name === 'Trigger'
          ? { ...node, parameters: { ...node.parameters, events: ['booking.confirmed', 'invoice.paid'] } }
          : node,
      );
      await world.n8n.api.updateWorkflow(workflow.id, { nodes: changed });
      await world.n8n.api.activate(workflow.id);
      const after = await world.kept(workflow);
      expect(after.secret).not.toBe(before.secret);

      await world.ran(workflow, 1);
      await world.mock.emit('invoice.paid');
      expect(await delivered()).toEqual([200]);
      await world.ran(workflow, 2);
      expect(await world.kept(workflow)).toMatchObject({ secret: after.secret, webhookId: after.webhookId });
      expect(world.lookUps()).toBe(0);
    },
    minutes,
  );

  it(
    'after off and on during a wait is set right',
    async () => {
      workflow = await world.activate(['booking.confirmed'], [steps.wait(3), steps.note()]);
      await world.mock.emit('booking.confirmed');
      await world.n8n.api.deactivate(workflow.id);
      await world.n8n.api.activate(workflow.id);
      const { secret } = await world.kept(workflow);
      await world.ran(workflow, 1);
      await world.mock.emit('booking.confirmed');
      expect(await delivered()).toEqual([200]);
      await world.ran(workflow, 2);
      expect((await world.kept(workflow)).secret).toBe(secret);
    },
    minutes,
  );
});

describe('a delivery that no stored secret fits', () => {
  it(
    'starts nothing when it is forged, and a flood of them costs LGCD a few requests',
    async () => {
      workflow = await world.activate(['booking.confirmed']);
      const { url } = await webhook();
      world.mock.clearRequests();
      const answers = await Promise.all(Array.from({ length: 60 }, () => post(url, forged())));
      expect(new Set(answers)).toEqual(new Set([401]));
      expect(world.mock.requests().length).toBeLessThanOrEqual(6);
      world.mock.clearRequests();
      const one = forged();
      for (let times = 0; times < 20; times += 1) expect(await post(url, one)).toBe(401);
      expect(world.mock.requests().length).toBeLessThanOrEqual(1);
      await world.mock.emit('booking.confirmed');
      expect(await delivered()).toEqual([200]);
      await world.ran(workflow, 1);
    },
    minutes,
  );

  it(
    'is delivered again when LGCD cannot be asked, and is taken then',
    async () => {
      workflow = await world.activate(['booking.confirmed']);
      const { id } = await webhook();
      // LGCD signs with what n8n does not know.
      await world.client.call('webhook.rotateSecret', { id });
      world.mock.fault({ path: `/v1/webhooks/${id}/deliveries`, status: 500 });
      await world.mock.emit('booking.confirmed');
      expect(await delivered()).toEqual([503]);
      await world.mock.advance(300);
      expect(await delivered()).toEqual([503, 200]);
      await world.ran(workflow, 1);
      await world.mock.emit('booking.confirmed');
      expect(await delivered()).toEqual([200]);
      expect(world.n8n.logs()).toContain('has been replaced');
    },
    minutes,
  );

  it(
    'of an LGCD without a delivery log is refused and named, and the next one comes',
    async () => {
      workflow = await world.activate(['booking.confirmed']);
      const { id } = await webhook();
      await world.client.call('webhook.rotateSecret', { id });
      world.mock.fault({ path: `/v1/webhooks/${id}/deliveries`, status: 404 });
      await world.mock.emit('booking.confirmed');
      const [refused] = (await world.client.call('webhookDelivery.getAll', { webhook_id: id })).data;
      expect(refused?.attempts).toMatchObject([{ status_code: 401 }]);
      expect(world.n8n.logs()).toContain(`Event ${refused?.event_id}`);
      await world.mock.emit('booking.confirmed');
      expect(await delivered()).toEqual([200]);
      await world.ran(workflow, 1);
    },
    minutes,
  );
});

describe('a workflow that is exported and imported on another n8n', () => {
  it(
    'is a copy: the webhook of the first one stays, whatever the second does',
    async () => {
      workflow = await world.activate(['booking.confirmed']);
      const first = await webhook();
      const file = `${world.userFolder}/exported.json`;
      await runN8nCommand(world.userFolder, ['export:workflow', `--id=${workflow.id}`, `--output=${file}`]);
      const other = await startN8n({ packages: [await packPackage('n8n-nodes-lgcd')] });
      try {
        await runN8nCommand(other.userFolder, ['import:workflow', `--input=${file}`]);
        const { id, name, type } = await world.credentialOf(world.mock.tokens[0]?.token as string, other);
        const imported = await other.api.getWorkflow(workflow.id);
        // What this is about: the id and the secret of the first one came along.
        expect(imported.staticData?.['node:Trigger']).toMatchObject({ webhookId: first.id });
        const nodes = imported.nodes.map((node) =>
          node.name === 'Trigger' ? { ...node, credentials: { [type]: { id, name } } } : node,
        );
        await other.api.updateWorkflow(workflow.id, { nodes });
        await other.api.activate(workflow.id);
        const standing = (await world.webhooks()).filter(({ events }) =>
          events.includes('booking.confirmed'),
        );
        expect(standing.map(({ url }) => new URL(url).origin).sort()).toEqual(
          [world.n8n.url, other.url].sort(),
        );
        await world.mock.emit('booking.confirmed');
        await other.api.deactivate(workflow.id);
      } finally {
        await other.stop();
      }
      expect(await webhook()).toEqual(first);
      await world.mock.emit('booking.confirmed');
      await world.ran(workflow, 2);
    },
    minutes,
  );
});

describe('a credential that is given the token of another agency', () => {
  it(
    'means a new registration at off and on, and events of the former agency are refused',
    async () => {
      workflow = await world.activate(['booking.confirmed']);
      const former = await webhook();
      const { secret = '' } = await world.kept(workflow);
      const { token } = world.mock.createToken({ agency_id: 43, name: 'n8n of agency 43' });
      const data = (accessToken: string) => ({ accessToken, baseUrl: `${world.mock.url}/v1` });
      await world.n8n.api.updateCredential({ ...world.credential, data: data(token) });
      await world.n8n.api.deactivate(workflow.id);
      await world.n8n.api.activate(workflow.id);
      expect((await world.kept(workflow)).formerSecrets ?? []).toEqual([]);

      await world.mock.emit('booking.confirmed');
      expect(await world.attempts(former.id)).toEqual([401]);
      expect(await post(former.url, forged(secret))).toBe(401);
      await world.mock.emit('booking.confirmed', {}, { agencyId: 43 });
      await world.ran(workflow, 1);

      await world.n8n.api.deactivate(workflow.id);
      const back = data(world.mock.tokens[0]?.token as string);
      await world.n8n.api.updateCredential({ ...world.credential, data: back });
      await world.client.call('webhook.delete', { id: former.id });
    },
    minutes,
  );
});

describe('an example that is imported twice', () => {
  it(
    'can be active twice',
    async () => {
      const draft = readDraft('first-workflow');
      for (const node of draft.nodes) if (node.credentials) node.credentials = { lgcdApi: world.credential };
      const made: Workflow[] = [];
      // As the editor sends a file that it imports.
      for (const name of ['Once', 'Twice'])
        made.push(await world.n8n.api.send<Workflow>('POST', '/workflows', { ...draft, name }));
      for (const { id } of made) await world.n8n.api.activate(id);
      expect(await world.webhooks()).toHaveLength(3);
      for (const { id } of made) await world.n8n.api.deactivate(id);
    },
    minutes,
  );
});

describe('a filter by properties', () => {
  it(
    'takes a name, and drops the events of others',
    async () => {
      const [one, another] = (await world.client.call('property.getAll', {})).data;
      if (!one || !another) throw new Error('The demo agency has properties.');
      const options = { propertyIds: `${one.name.toUpperCase()};` };
      workflow = await world.activate(['property.updated'], [steps.nothing()], options);
      await world.mock.emit('property.updated', { property: { id: another.id } });
      await world.mock.emit('property.updated', { property: { id: one.id } });
      expect(await world.ran(workflow, 1)).toHaveLength(1);
    },
    minutes,
  );

  it.each(['10000 10001', 'Villa Nowhere'])(
    'stops the activation with the list of what exists: %s',
    async (propertyIds) => {
      const [property] = (await world.client.call('property.getAll', {})).data;
      const made = await world.create(['property.updated'], [steps.nothing()], { propertyIds });
      await expect(world.n8n.api.activate(made.id)).rejects.toThrow(`${property?.name} (${property?.id})`);
      await world.n8n.api.deactivate(made.id);
    },
    minutes,
  );
});

describe('a secret that n8n has lost', () => {
  it(
    'heals when a wait was resumed without it and n8n was restarted, and no event is lost',
    async () => {
      const before = keptBefore;
      await world.ran(parked, 1);
      // What this is about: n8n has written the column back without what the trigger keeps.
      expect(before.secret).toBeDefined();
      expect((await world.kept(parked)).secret).toBeUndefined();
      await world.restart();
      world.mock.clearRequests();

      const [standing] = await world.webhooks();
      await world.mock.emit('review.received');
      expect(await world.attempts(standing?.id as number)).toEqual([200]);
      expect(world.lookUps()).toBe(1);
      // It is stored again, and fits what comes next.
      const after = await world.kept(parked);
      expect(after.webhookId).toBe(before.webhookId);
      expect(after.secret).not.toBe(before.secret);
      await world.mock.emit('review.received');
      expect(await world.attempts(standing?.id as number)).toEqual([200]);
      expect(world.lookUps()).toBe(1);
    },
    minutes,
  );
});

describe('an n8n that moves to another address', () => {
  it.each([
    [
      'that leads to it as well as the former one',
      (port: string) => ({ former: `http://localhost:${port}/` }),
    ],
    ['while the former one is dead', () => ({ former: 'http://127.0.0.1:9/' })],
  ])(
    '%s repairs its webhook at off and on',
    async (_, given) => {
      const { former } = given(new URL(world.n8n.url).port);
      await world.restart({ env: { N8N_WEBHOOK_URL: former } });
      workflow = await world.activate(['booking.confirmed']);
      const { id, url } = await webhook();
      expect(url).toContain(former);
      await world.restart();
      await world.n8n.api.deactivate(workflow.id);
      expect((await world.webhooks()).map((one) => one.id)).not.toContain(id);
      await world.n8n.api.activate(workflow.id);
      expect((await webhook()).url).toContain(world.n8n.url);
      await world.mock.emit('booking.confirmed');
      await world.ran(workflow, 1);
    },
    minutes,
  );
});
