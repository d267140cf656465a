import { testDelivery } from '@lgcd/core-client';
import type {
  IDataObject,
  IExecuteFunctions,
  IHookFunctions,
  INodeExecutionData,
  IWebhookFunctions,
  IWebhookResponseData,
  WorkflowExecuteMode,
} from 'n8n-workflow';
import { LgcdTrigger } from '../../nodes/LgcdTrigger/LgcdTrigger.node.ts';
import { base, type Fake } from './context.ts';

export const trigger = new LgcdTrigger();
export const endpoint = 'https://n8n.test/webhook/3f0c/webhook';
export const signedWith = 'whsec_0123456789abcdef';

export interface FakeTrigger extends Fake {
  /** Static data; the node writes into it. */
  state?: IDataObject;
  url?: string;
  mode?: WorkflowExecuteMode;
}

const start = (given: FakeTrigger) => {
  const { url = endpoint, state = {}, mode = 'trigger', ...fake } = given;
  const { context, read, warnings } = base(trigger.description, fake);
  const common = {
    ...context,
    getMode: () => mode,
    getNodeWebhookUrl: () => url,
    getWorkflowStaticData: () => state,
    getNodeParameter: (name: string, fallback?: unknown) => read(name, 0, fallback),
  };
  return { common, warnings };
};

/** Activates, checks or deactivates; answers what the method answers, and the warnings it logged. */
export async function hook(method: 'checkExists' | 'create' | 'delete', given: FakeTrigger) {
  const { common, warnings } = start(given);
  const result = await trigger.webhookMethods.default[method].call(common as unknown as IHookFunctions);
  return { result, warnings };
}

export interface Answered extends IWebhookResponseData {
  status: number | undefined;
  body: unknown;
}

export interface Wire {
  rawBody: string | undefined;
  headers: Record<string, string>;
  /** n8n has not read a body of this content type yet. */
  unread?: boolean;
}

/** A delivery of one event, signed as LGCD signs it. */
export function delivery(given: Partial<Parameters<typeof testDelivery<'booking.confirmed'>>[0]> = {}): Wire {
  const made = testDelivery({
    event: 'booking.confirmed',
    secret: signedWith,
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
    ...given,
  });
  return { rawBody: made.rawBody, headers: lower(made.headers) };
}

const lower = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** n8n's response: what it answers itself when an execution starts comes after the node has returned. */
class Response {
  readonly #listeners: (() => void)[] = [];
  statusCode = 200;
  headersSent = false;
  destroyed = false;
  body: unknown;

  status(code: number) {
    this.statusCode = code;
    return this;
  }

  json(body: unknown) {
    this.body = body;
    this.end();
  }

  setHeader() {}

  once(_event: 'close', listener: () => void) {
    this.#listeners.push(listener);
  }

  end() {
    if (!this.destroyed) this.headersSent = true;
    this.close();
  }

  /** The sender hangs up. */
  close() {
    if (this.destroyed) return;
    this.destroyed = true;
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener();
    });
  }
}

/**
 * One request to the trigger, from the wire to n8n's answer.
 * @param startFails n8n could not start the execution, and answers 500
 */
export async function receive(given: FakeTrigger & { wire: Wire; startFails?: boolean }): Promise<Answered> {
  const { wire, startFails = false } = given;
  const { common } = start({ state: { webhookId: 1, secret: signedWith }, ...given });
  const response = new Response();
  const body = wire.rawBody === undefined ? undefined : Buffer.from(wire.rawBody);
  const request = {
    headers: wire.headers,
    rawBody: wire.unread ? undefined : body,
    async readRawBody() {
      this.rawBody = body;
    },
  };
  const result = await trigger.webhook.call({
    ...common,
    getRequestObject: () => request,
    getResponseObject: () => response,
  } as unknown as IWebhookFunctions);
  if (!result.noWebhookResponse) {
    const message = startFails ? 'Workflow could not be started!' : 'Workflow was started';
    response.status(startFails ? 500 : 200).json({ message });
  }
  // Until n8n's answer is out, and what waited for it has gone on.
  await new Promise<void>((resolve) => queueMicrotask(resolve));
  return { ...result, status: response.statusCode, body: response.body };
}

/** n8n's record of processed ids, which loses entries when it is read and written by two at once, as n8n's does. */
export function record() {
  let stored: string[] = [];
  return async (keys: string[]) => {
    const seen = stored;
    await new Promise<void>((resolve) => queueMicrotask(resolve));
    const fresh = keys.filter((key) => !seen.includes(key));
    stored = [...seen, ...fresh];
    return { new: fresh, processed: keys.filter((key) => seen.includes(key)) };
  };
}

/** The execution that n8n starts; answers what goes downstream. */
export async function execute(
  items: INodeExecutionData[],
  given: FakeTrigger & { checkProcessedAndRecord?: ReturnType<typeof record> },
): Promise<INodeExecutionData[]> {
  const { mode = 'webhook', checkProcessedAndRecord = record(), ...fake } = given;
  const { context, read } = base(trigger.description, fake);
  const [output] = await trigger.execute.call({
    ...context,
    getMode: () => mode,
    getWorkflowStaticData: () => fake.state ?? {},
    getInputData: () => items,
    getNodeParameter: read,
    helpers: { ...context.helpers, checkProcessedAndRecord },
  } as unknown as IExecuteFunctions);
  return output as INodeExecutionData[];
}
