import { expect } from '@jest/globals';
import { errorOf } from '../../scripts/n8n/executions.ts';
import type { CredentialRef, Execution, WorkflowNode } from '../../scripts/n8n/types.ts';
import { abilitiesNamed, readDraft, settingsOf } from '../support/example.ts';
import { Stage } from '../support/stage.ts';
import { Internet } from './internet.ts';
import { type Accounts, vendorsOf } from './vendors/index.ts';

interface Change {
  /** Values of the node Settings. */
  settings?: Readonly<Record<string, unknown>>;
  /** Lets an event that LGCD delivers again run again: what stands in the way of a repetition then is the app alone. */
  passRepetitions?: boolean;
}

/** One n8n whose Internet is on this machine. */
export class AppStage extends Stage {
  readonly vendors = vendorsOf();
  readonly internet = new Internet(Object.values(this.vendors));
  /** Credentials by their type. */
  readonly accounts = new Map<string, CredentialRef>();

  override async start(): Promise<void> {
    await super.start(await this.internet.open());
    const accounts: Accounts = Object.assign(
      {},
      ...Object.values(this.vendors).map(({ accounts }) => accounts),
    );
    for (const [name, data] of Object.entries(accounts)) {
      const [type = ''] = name.split(' ');
      this.accounts.set(name, await this.n8n.api.createCredential({ name, type, data }));
    }
  }

  override async stop(): Promise<void> {
    await super.stop();
    await this.internet.close();
  }

  /** Imports a workflow of an app from its file; what the vendors were told before is forgotten. */
  async take(slug: string, { settings = {}, passRepetitions = false }: Change = {}): Promise<void> {
    this.internet.forget();
    const draft = readDraft(`apps/${slug}`);
    const lgcd = await this.importer.lgcd(slug, abilitiesNamed(draft));
    for (const node of draft.nodes) {
      this.#choose(node, lgcd);
      // The one thing that is not as in the file: nobody waits for a vendor that is played here.
      const waiting = node as { waitBetweenTries?: number };
      if (waiting.waitBetweenTries !== undefined) waiting.waitBetweenTries = 10;
      if (passRepetitions && node.type.endsWith('.lgcdTrigger'))
        node.parameters.options = { ...(node.parameters.options as object), deduplicate: false };
    }
    const known = settingsOf(draft);
    for (const [name, value] of Object.entries(settings)) {
      const setting = known.find((one) => one.name === name);
      if (!setting) throw new Error(`${slug} has no setting ${name}.`);
      setting.value = value;
    }
    this.workflow = await this.n8n.api.createWorkflow(draft);
  }

  /** Imports it and lets its trigger register. */
  async put(slug: string, change: Change = {}): Promise<void> {
    await this.take(slug, change);
    this.workflow = await this.n8n.api.activate(this.id);
  }

  /** Waits until it ran so often, and holds that it ran no more often and that every node did its work. */
  override async done(count: number): Promise<Execution[]> {
    const executions = await this.#ran(count);
    const faults = executions.map(errorOf).filter((error) => error !== undefined);
    expect(faults.map((error) => `${error.message} ${error.description ?? ''}`)).toEqual([]);
    expect(executions).toHaveLength(count);
    return executions;
  }

  /** LGCD delivers again what it delivered last, and the workflow takes it as it came. */
  async again(): Promise<void> {
    const [webhook] = (await this.client.call('webhook.getAll', {})).data;
    const webhook_id = webhook?.id as number;
    const [delivery] = (await this.client.call('webhookDelivery.getAll', { webhook_id })).data;
    await this.client.call('webhookDelivery.replay', { webhook_id, id: delivery?.id as number });
  }

  /**
   * A vendor that answers 429 and then 500 while something happens: n8n tries three times, the execution fails, and
   * LGCD, which was not told that the event is done, delivers it again 5 minutes later, when the vendor is back.
   */
  async interrupt(host: string, happens: () => Promise<unknown>): Promise<void> {
    this.internet.fail(
      host,
      { status: 429, headers: { 'retry-after': '1' }, body: { error: 'Too many' } },
      1,
    );
    this.internet.fail(host, { status: 500, body: { error: 'Internal' } });
    await happens();
    const [failed] = await this.#ran(1);
    expect(failed?.status).toBe('error');
    expect(this.internet.of(host).map(({ status }) => status)).toEqual([429, 500, 500]);
    this.internet.heal();
    await this.mock.advance(300);
    const executions = await this.#ran(2);
    expect(executions.map(({ status }) => status)).toEqual(['error', 'success']);
  }

  /** Runs a workflow by hand from its schedule, and gives the run. */
  async runs(from: string): Promise<Execution> {
    const before = (await this.n8n.api.listExecutions({ workflowId: this.id })).length;
    await this.run(from);
    return (await this.#ran(before + 1)).at(-1) as Execution;
  }

  async #ran(count: number): Promise<Execution[]> {
    await this.mock.settled();
    return await this.n8n.api.waitForExecution(this.id, { count });
  }

  #choose(node: WorkflowNode, lgcd: CredentialRef): void {
    for (const type of Object.keys(node.credentials ?? {})) {
      if (!node.credentials) continue;
      // Generic types serve several vendors; the file says which one is meant by the name that it proposes.
      const proposed = `${type} ${node.credentials[type]?.name}`;
      const chosen = type === 'lgcdApi' ? lgcd : (this.accounts.get(proposed) ?? this.accounts.get(type));
      if (!chosen) throw new Error(`${node.name} wants a credential ${proposed}.`);
      node.credentials[type] = { id: chosen.id, name: chosen.name };
    }
  }
}
