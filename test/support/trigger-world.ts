import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { type TestDelivery, testDelivery } from '@lgcd/core-client/webhook';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import { type N8n, type StartOptions, startN8n } from '../../scripts/n8n/boot.ts';
import type { CredentialRef, Execution, Workflow, WorkflowNode } from '../../scripts/n8n/types.ts';
import { packPackage } from '../../scripts/pack.ts';

/** What a trigger keeps in n8n's database. */
export interface Kept {
  webhookId?: number;
  secret?: string;
  [name: string]: unknown;
}

const step = (name: string, type: string, parameters: object, typeVersion = 1): WorkflowNode => ({
  name,
  type: `n8n-nodes-base.${type}`,
  typeVersion,
  parameters: { ...parameters },
});

/** Steps that come after the trigger. */
export const steps = {
  nothing: () => step('Done', 'noOp', {}),
  /** Makes n8n write all that it knows of the static data of the workflow. */
  note: () =>
    step(
      'Note',
      'code',
      { jsCode: "$getWorkflowStaticData('global').seen = Date.now();\nreturn $input.all();" },
      2,
    ),
  /** Holds the execution in the memory of the process. */
  wait: (seconds: number) => step('Wait', 'wait', { amount: seconds, unit: 'seconds' }, 1.1),
  /** Puts the execution into the database, as a wait of more than 65 s does; the wait tracker takes it up again. */
  park: () =>
    step(
      'Wait',
      'wait',
      {
        resume: 'webhook',
        limitWaitTime: true,
        limitType: 'afterTimeInterval',
        resumeAmount: 1,
        resumeUnit: 'seconds',
      },
      1.1,
    ),
  code: (jsCode: string) => step('Code', 'code', { jsCode }, 2),
};

/** A delivery that LGCD has not sent, signed with whatever secret. */
export const forged = (secret = 'a secret that was guessed'): TestDelivery =>
  testDelivery({
    event: 'booking.confirmed',
    secret,
    data: {
      booking: {
        id: 9876,
        reference: 'BKG-A1B2C3',
        status: 'confirmed',
        source: 'airbnb',
        check_in: '2026-08-12',
        check_out: '2026-08-19',
        guests_count: 2,
        guest_name: 'Karim B.',
      },
    },
  });

/** Posts it; answers the status. */
export const post = async (url: string, { rawBody, headers }: TestDelivery): Promise<number> =>
  (await fetch(url, { method: 'POST', headers, body: rawBody })).status;

/** A mock of LGCD, and a real n8n that keeps its database over restarts. */
export class TriggerWorld {
  readonly mock: MockServer;
  readonly client: Client;
  n8n!: N8n;
  credential!: CredentialRef;
  readonly userFolder: string;

  private constructor(mock: MockServer, userFolder: string) {
    this.mock = mock;
    this.userFolder = userFolder;
    this.client = createClient(fetchPlatform(), {
      baseUrl: `${mock.url}/v1`,
      accessToken: mock.tokens[0]?.token,
    });
  }

  static async start(options: Parameters<typeof startMockServer>[0] = {}): Promise<TriggerWorld> {
    const mock = await startMockServer({ seed: 'demo', clock: 'real', rateLimit: 0, ...options });
    const world = new TriggerWorld(mock, await mkdtemp(join(tmpdir(), 'lgcd-n8n-')));
    try {
      world.n8n = await startN8n({
        userFolder: world.userFolder,
        packages: [await packPackage('n8n-nodes-lgcd')],
        log: (line) => process.stderr.write(`${line}\n`),
      });
      world.credential = await world.credentialOf(mock.tokens[0]?.token as string);
      return world;
    } catch (error) {
      await world.stop();
      throw error;
    }
  }

  credentialOf(accessToken: string, n8n = this.n8n): Promise<CredentialRef> {
    const data = { accessToken, baseUrl: `${this.mock.url}/v1` };
    return n8n.api.createCredential({ name: 'LGCD', type: 'lgcdApi', data });
  }

  async stop(): Promise<void> {
    await this.n8n?.stop();
    await this.mock.close();
    await rm(this.userFolder, { recursive: true, force: true, maxRetries: 3 });
  }

  /** n8n ends and starts again with its database; at its address unless told. */
  async restart(options: StartOptions = {}): Promise<void> {
    const { port } = new URL(this.n8n.url);
    await this.n8n.stop();
    this.n8n = await startN8n({ userFolder: this.userFolder, port: Number(port), ...options });
  }

  /** A workflow of the trigger and one step after the other, not active yet. */
  create(
    events: readonly string[],
    after: readonly WorkflowNode[] = [steps.nothing()],
    options: object = {},
  ): Promise<Workflow> {
    const trigger: WorkflowNode = {
      name: 'Trigger',
      type: 'n8n-nodes-lgcd.lgcdTrigger',
      typeVersion: 1,
      parameters: { events, options },
      credentials: { lgcdApi: this.credential },
    };
    const nodes = [trigger, ...after];
    const connections = Object.fromEntries(
      after.map(({ name }, index) => [
        nodes[index]?.name as string,
        { main: [[{ node: name, type: 'main', index: 0 }]] },
      ]),
    );
    return this.n8n.api.createWorkflow({ name: events.join(), nodes, connections });
  }

  async activate(...given: Parameters<TriggerWorld['create']>): Promise<Workflow> {
    const { id } = await this.create(...given);
    return this.n8n.api.activate(id);
  }

  /** What n8n has stored of the trigger. */
  async kept({ id }: Workflow): Promise<Kept> {
    const { staticData } = await this.n8n.api.getWorkflow(id);
    return (staticData?.['node:Trigger'] ?? {}) as Kept;
  }

  /** The webhooks that stand at LGCD. */
  async webhooks() {
    return (await this.client.call('webhook.getAll', {})).data;
  }

  /** How often the trigger has asked for the deliveries under way. */
  lookUps(): number {
    return this.mock.requests({ method: 'GET' }).filter(({ path }) => path.includes('status=pending')).length;
  }

  /** Waits until so many executions of the workflow have ended, and holds that there are no more. */
  async ran(workflow: Workflow, count: number): Promise<Execution[]> {
    await this.mock.settled();
    const ended = await this.n8n.api.waitForExecution(workflow.id, { count, timeoutMs: 90_000 });
    const all = await this.n8n.api.listExecutions({ workflowId: workflow.id });
    if (all.length !== count) throw new Error(`There are ${all.length} executions, not ${count}.`);
    return ended;
  }

  /** The statuses of an event's latest delivery, attempt by attempt. */
  async attempts(webhook_id: number): Promise<(number | null)[]> {
    const [latest] = (await this.client.call('webhookDelivery.getAll', { webhook_id })).data;
    return latest?.attempts.map(({ status_code }) => status_code) ?? [];
  }
}
