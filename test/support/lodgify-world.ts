import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { sign } from '@lgcd/core-client/webhook';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import { type N8n, startN8n } from '../../scripts/n8n/boot.ts';
import type { CredentialRef, Workflow, WorkflowDraft } from '../../scripts/n8n/types.ts';
import { packPackage } from '../../scripts/pack.ts';

export interface Sent {
  event: string;
  object: Record<string, unknown>;
}

interface Subscription {
  id: string;
  event: string;
  target_url: string;
}

/** The LGCD property that Lodgify's property 10000 is. */
export const property = 3;

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not happen within 30 s.');
}

/** Lodgify and LGCD in the mock server, and a real n8n between them. */
export class LodgifyWorld {
  readonly mock: MockServer;
  readonly client: Client;
  n8n: N8n;
  readonly credentials: Record<string, CredentialRef> = {};
  readonly #userFolder: string;

  private constructor(mock: MockServer, n8n: N8n, userFolder: string) {
    this.mock = mock;
    this.n8n = n8n;
    this.#userFolder = userFolder;
    const accessToken = mock.tokens[0]?.token;
    this.client = createClient(fetchPlatform(), { baseUrl: `${mock.url}/v1`, accessToken });
  }

  static async start(): Promise<LodgifyWorld> {
    const mock = await startMockServer({ seed: 'demo', clock: 'real', rateLimit: 0 });
    const userFolder = await mkdtemp(join(tmpdir(), 'lgcd-n8n-'));
    try {
      const packages = [await packPackage('n8n-nodes-lgcd'), await packPackage('n8n-nodes-lodgify')];
      const log = (line: string) => process.stderr.write(`${line}\n`);
      const world = new LodgifyWorld(mock, await startN8n({ userFolder, packages, log }), userFolder);
      await world.#connect();
      return world;
    } catch (error) {
      await mock.close();
      await rm(userFolder, { recursive: true, force: true });
      throw error;
    }
  }

  async #connect(): Promise<void> {
    const { url, tokens } = this.mock;
    const create = (name: string, type: string, data: Record<string, unknown>) =>
      this.n8n.api.createCredential({ name, type, data });
    this.credentials.lgcdApi = await create('LGCD account', 'lgcdApi', {
      accessToken: tokens[0]?.token,
      baseUrl: `${url}/v1`,
    });
    this.credentials.lodgifyApi = await create('Lodgify account', 'lodgifyApi', {
      apiKey: 'lodgify-demo-42',
      baseUrl: `${url}/lodgify`,
    });
  }

  async stop(): Promise<void> {
    await this.n8n.stop();
    await this.mock.close();
    await rm(this.#userFolder, { recursive: true, force: true, maxRetries: 3 });
  }

  /** n8n ends and starts again with its database, at the address that Lodgify knows. */
  async restart(): Promise<void> {
    const { port } = new URL(this.n8n.url);
    await this.n8n.stop();
    this.n8n = await startN8n({ userFolder: this.#userFolder, port: Number(port) });
  }

  /** The workflow of the package's examples, with its credentials chosen and the property of the tests mapped. */
  #example(events: readonly string[], options: object): WorkflowDraft {
    const path = join(import.meta.dirname, '../../packages/n8n-nodes-lodgify/examples/lodgify-to-lgcd.json');
    const draft = JSON.parse(readFileSync(path, 'utf8')) as WorkflowDraft;
    for (const node of draft.nodes) {
      for (const type of Object.keys(node.credentials ?? {})) {
        node.credentials = { [type]: { ...this.credentials[type] } as CredentialRef };
      }
      if (node.type.endsWith('lodgifyTrigger')) node.parameters = { events, options };
      if (node.type.endsWith('.lgcd')) {
        node.parameters.properties = { property: [{ lodgifyId: '10000', propertyId: property }] };
        node.parameters.options = { answerTemplate: 'booking_confirmation', answerLanguage: 'en' };
      }
    }
    return draft;
  }

  async activate(events: readonly string[], options: object = {}): Promise<Workflow> {
    const { id } = await this.n8n.api.createWorkflow(this.#example(events, options));
    return this.n8n.api.activate(id);
  }

  async subscriptions(): Promise<Subscription[]> {
    const headers = { 'X-ApiKey': 'lodgify-demo-42' };
    const answer = await fetch(`${this.mock.url}/lodgify/webhooks/v1/list`, { headers });
    return (await answer.json()) as Subscription[];
  }

  /** Every execution of the workflow, when none is under way any more: its status, and what the import answered. */
  outcomes(workflow: Workflow): Promise<string[]> {
    return until(async () => {
      await this.mock.settled();
      const listed = await this.n8n.api.listExecutions({ workflowId: workflow.id });
      if (listed.some(({ status }) => status === 'running' || status === 'new')) return undefined;
      const executions = await Promise.all(listed.map(({ id }) => this.n8n.api.getExecution(id)));
      return executions
        .sort((a, b) => Number(a.id) - Number(b.id))
        .map(({ status, data }) => {
          const items = data.resultData.runData['Follow in LGCD']?.[0]?.data?.main?.[0] ?? [];
          return `${status} ${items.map(({ json }) => json.outcome).join(',')}`.trim();
        });
    });
  }

  /** Names of the nodes that the last execution came to. */
  async lastRun(workflow: Workflow): Promise<string[]> {
    const listed = await this.n8n.api.listExecutions({ workflowId: workflow.id });
    const latest = Math.max(...listed.map(({ id }) => Number(id)));
    const { data } = await this.n8n.api.getExecution(String(latest));
    return Object.keys(data.resultData.runData);
  }

  /** What Lodgify has told those who are subscribed now, oldest first. */
  async told(): Promise<Sent[]> {
    const answer = await fetch(`${this.mock.url}/_mock/lodgify/deliveries`);
    return ((await answer.json()) as { data: Sent[] }).data;
  }

  /** A booking as Lodgify's webhooks carry it now. */
  async current(id: number): Promise<Record<string, unknown>> {
    const answer = await fetch(`${this.mock.url}/_mock/lodgify/bookings`);
    const { data } = (await answer.json()) as { data: { booking: { id: number } }[] };
    return data.find(({ booking }) => booking.id === id) as unknown as Record<string, unknown>;
  }

  /** Where a workflow hears of an event, and the secret that it keeps for that. */
  async endpoint(workflow: Workflow, event: string): Promise<{ url: string; secret: string }> {
    const { staticData } = await this.n8n.api.getWorkflow(workflow.id);
    const kept = staticData?.['node:Lodgify Trigger'] as {
      subscriptions: Record<string, { id: string; secret: string }>;
    };
    const { id, secret } = kept.subscriptions[event] as { id: string; secret: string };
    const listed = await this.subscriptions();
    return { secret, url: listed.find((one) => one.id === id)?.target_url as string };
  }

  /** Delivers an object, signed as Lodgify would unless another secret is given. */
  async deliver(workflow: Workflow, { event, object }: Sent, secret?: string): Promise<number> {
    const { url, secret: kept } = await this.endpoint(workflow, event);
    const body = JSON.stringify(object);
    const signature = `sha256=${sign(body, secret ?? kept)}`;
    const headers = { 'Content-Type': 'application/json', 'ms-signature': signature };
    return (await fetch(url, { method: 'POST', headers, body })).status;
  }

  /** The bookings that LGCD has of a Lodgify booking, oldest first. */
  async inLgcd(lodgifyId: number): Promise<string[]> {
    const { data } = await this.client.call('booking.getAll', { external_reference: `lodgify:${lodgifyId}` });
    return data
      .toSorted((a, b) => a.id - b.id)
      .map(({ status, check_in, check_out }) => `${status} ${check_in} ${check_out}`);
  }

  async book(arrival: string, departure: string): Promise<number> {
    const made = await this.mock.action('lodgify.book', {
      arrival,
      departure,
      guest_name: 'Karim B.',
      total: '1500',
    });
    return (made as { booking: { id: number } }).booking.id;
  }
}
