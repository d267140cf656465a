import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import { type Journey, messageAbout, runJourney } from '../scripts/journey/run.ts';
import { type N8n, startN8n } from '../scripts/n8n/boot.ts';
import { packPackage } from '../scripts/pack.ts';

/** n8n is installed by the first journey of a fresh clone, which takes minutes; it boots in seconds after that. */
const untilInstalled = 900_000;
const happened: string[] = [];

let mock: MockServer;
let n8n: N8n;
let journey: Journey;

const webhookUrl = async () => {
  const { data } = await journey.client.call('webhook.getAll', {});
  return data[0]?.url;
};
const executions = () => n8n.api.listExecutions({ workflowId: journey.workflow.id });

beforeAll(async () => {
  mock = await startMockServer({ seed: 'demo', clock: 'real' });
  const packages = [await packPackage('n8n-nodes-lgcd')];
  n8n = await startN8n({ packages, log: (line) => process.stderr.write(`${line}\n`) });
  journey = await runJourney({
    baseUrl: `${mock.url}/v1`,
    accessToken: mock.tokens[0]?.token as string,
    n8n: n8n.api,
    happened: (line) => happened.push(line),
  });
}, untilInstalled);

afterAll(async () => {
  await n8n?.stop();
  await mock?.close();
});

describe('a booking that is confirmed in LGCD', () => {
  it('puts a WhatsApp message with the name of the guest into the outbox', () => {
    expect(journey.message.body).toContain('Salma El Idrissi');
    expect(journey.message).toMatchObject({ to: '+212600000001', template: 'booking_confirmation' });
  });

  it('starts exactly one execution of the workflow', async () => {
    const [execution, ...others] = await n8n.api.waitForExecution(journey.workflow.id);
    expect(others).toEqual([]);
    expect(execution).toMatchObject({ status: 'success', mode: 'webhook' });
    expect(await executions()).toHaveLength(1);
  });

  it('is told of step by step', () => {
    expect(happened).toHaveLength(4);
  });

  it('reaches n8n under the real prefix of the package', async () => {
    expect(await n8n.api.nodeType('n8n-nodes-lgcd.lgcdTrigger')).toMatchObject({
      displayName: 'LGCD Trigger',
    });
  });
});

describe('a delivery that LGCD did not sign', () => {
  it.each([
    ['no signature', {}],
    ['the signature of another secret', { 'X-Signature': '0'.repeat(64) }],
  ])('starts nothing with %s', async (_, headers) => {
    const before = (await executions()).length;
    const answer = await fetch((await webhookUrl()) as string, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ id: crypto.randomUUID(), event: 'booking.confirmed', agency_id: 42, data: {} }),
    });
    expect(answer.status).toBe(401);
    expect(await executions()).toHaveLength(before);
  });
});

describe('a delivery that arrives again', () => {
  it('starts no second execution when LGCD replays it', async () => {
    const { data: webhooks } = await journey.client.call('webhook.getAll', {});
    const webhook_id = webhooks[0]?.id as number;
    const { data: deliveries } = await journey.client.call('webhookDelivery.getAll', { webhook_id });
    const messages = () =>
      journey.client.call('whatsappMessage.getAll', { booking_id: journey.message.booking_id as number });
    await journey.client.call('webhookDelivery.replay', { webhook_id, id: deliveries[0]?.id as number });
    await mock.settled();
    // The next booking's message shows that n8n is through with what came before it.
    const next = await journey.client.call('booking.create', {
      property_id: 1,
      check_in: '2027-03-24',
      check_out: '2027-03-26',
      guest_name: 'Omar Tazi',
      guest_phone: '+212600000004',
      guests_count: 1,
    });
    await messageAbout(journey.client, next.id);
    expect((await messages()).data).toHaveLength(1);
  });
});

describe('a workflow that is deactivated', () => {
  it('removes its webhook from LGCD, and registers it again when it is activated', async () => {
    await n8n.api.deactivate(journey.workflow.id);
    expect(await webhookUrl()).toBeUndefined();
    await n8n.api.activate(journey.workflow.id);
    expect(await webhookUrl()).toContain(n8n.url);
    const booking = await journey.client.call('booking.create', {
      property_id: 1,
      check_in: '2027-03-16',
      check_out: '2027-03-18',
      guest_name: 'Zineb Alaoui',
      guest_phone: '+212600000003',
      guests_count: 1,
    });
    expect((await messageAbout(journey.client, booking.id)).body).toContain('Zineb Alaoui');
  });
});
