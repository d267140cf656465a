import { expect } from '@jest/globals';
import { type Ability, type Client, createClient } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import { type N8n, startN8n } from '../../scripts/n8n/boot.ts';
import { errorOf } from '../../scripts/n8n/executions.ts';
import type { Execution, Workflow } from '../../scripts/n8n/types.ts';
import { packPackage } from '../../scripts/pack.ts';
import { type Importer, importExample } from './example.ts';
import { type OtherSide, startOtherSide } from './other-side.ts';

/** One n8n, one LGCD and one other side, on which every example is run in its turn. */
export class Stage {
  mock!: MockServer;
  n8n!: N8n;
  client!: Client;
  other!: OtherSide;
  importer!: Importer;
  /** The example that is on. */
  workflow: Workflow | undefined;

  /** @param env of n8n, beside its own */
  async start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    // The clock stands still, so that what the examples name (months, free days) is the same at every run.
    this.mock = await startMockServer({ seed: 'demo', clock: '2026-11-22T06:00:00Z', rateLimit: 0 });
    this.other = await startOtherSide();
    const packages = [await packPackage('n8n-nodes-lgcd')];
    this.n8n = await startN8n({ packages, env, log: (line) => process.stderr.write(`${line}\n`) });
    const { api } = this.n8n;
    const baseUrl = `${this.mock.url}/v1`;
    const accessToken = this.mock.tokens[0]?.token as string;
    this.client = createClient(fetchPlatform(), { baseUrl, accessToken });
    this.importer = {
      n8n: api,
      otherSide: this.other.url,
      key: await this.keyCredential('The other side', this.other.key),
      lgcd: (name, abilities) => {
        const { token } = this.mock.createToken({ name, abilities: abilities as Ability[] });
        return api.createCredential({ name, type: 'lgcdApi', data: { accessToken: token, baseUrl } });
      },
    };
  }

  async stop(): Promise<void> {
    await this.n8n?.stop();
    await this.other?.close();
    await this.mock?.close();
  }

  keyCredential(name: string, value: string) {
    const data = { name: 'Authorization', value };
    return this.n8n.api.createCredential({ name, type: 'httpHeaderAuth', data });
  }

  /** Imports an example; what the other side was asked before is forgotten. */
  async import(name: string, values: Record<string, unknown> = {}, importer = this.importer): Promise<void> {
    this.other.forget();
    this.workflow = await importExample(importer, name, values);
  }

  /** Imports and lets its trigger register. */
  async activate(name: string, values: Record<string, unknown> = {}): Promise<void> {
    await this.import(name, values);
    this.workflow = await this.n8n.api.activate(this.id);
  }

  /** A workflow that waits for an event must not answer to what comes next. */
  async leave(): Promise<void> {
    if (this.workflow) await this.n8n.api.deactivate(this.id);
    this.workflow = undefined;
  }

  /** Runs it by hand, from its schedule on. */
  async run(from: string): Promise<void> {
    await this.n8n.api.runWorkflow(this.id, { from });
  }

  /** Waits until it ran so often, and holds that it ran no more often and that every node did its work. */
  async done(count: number): Promise<Execution[]> {
    await this.mock.settled();
    const executions = await this.n8n.api.waitForExecution(this.id, { count });
    expect(executions.map(errorOf)).toEqual(executions.map(() => undefined));
    expect(executions).toHaveLength(count);
    return executions;
  }

  /** Lets LGCD deliver again what it delivered last, and holds that it starts nothing. */
  async replay(): Promise<void> {
    const executions = () => this.n8n.api.listExecutions({ workflowId: this.id });
    const before = await executions();
    const [webhook] = (await this.client.call('webhook.getAll', {})).data;
    const webhook_id = webhook?.id as number;
    const [delivery] = (await this.client.call('webhookDelivery.getAll', { webhook_id })).data;
    await this.client.call('webhookDelivery.replay', { webhook_id, id: delivery?.id as number });
    await this.mock.settled();
    expect(await executions()).toHaveLength(before.length);
  }

  get id(): string {
    if (!this.workflow) throw new Error('No example is on.');
    return this.workflow.id;
  }
}
