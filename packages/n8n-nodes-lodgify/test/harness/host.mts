import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  IDataObject,
  IExecuteFunctions,
  IHookFunctions,
  IHttpRequestOptions,
  INodeExecutionData,
  IWebhookFunctions,
} from 'n8n-workflow';
import { LodgifyTrigger } from '../../nodes/LodgifyTrigger/LodgifyTrigger.node.ts';
import { ProcessedRecord } from './record.mts';

export interface HostOptions {
  events: string[];
  options?: IDataObject;
  /** Base URL of Lodgify, and the key. */
  baseUrl: string;
  apiKey?: string;
  /** What n8n calls itself; the real address unless told. */
  webhookUrl?: string;
  workflowId?: string;
  /** n8n's id. */
  instance?: string;
  mode?: 'trigger' | 'manual';
  /** What comes downstream of the trigger. */
  downstream?: (json: IDataObject) => Promise<unknown>;
}

async function httpRequest(
  { url, method, headers, body }: IHttpRequestOptions,
  more: Record<string, string> = {},
) {
  const response = await fetch(url, {
    method: method ?? 'GET',
    headers: { ...(headers as Record<string, string>), ...more },
    ...(body !== undefined && { body: body as string }),
    redirect: 'manual',
  });
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

/**
 * What n8n does with a trigger, without n8n: a real server in front of the node's own code, activation, static data,
 * one execution for each delivery that the node does not answer itself. The journey runs the same on the real one.
 */
export class N8nHost {
  readonly trigger = new LodgifyTrigger();
  readonly given: HostOptions;
  readonly warnings: string[] = [];
  /** What the trigger handed on, oldest first. */
  readonly output: IDataObject[] = [];
  executions = 0;
  /** Kept over a restart, as in n8n's database. */
  state: IDataObject = {};
  record = new ProcessedRecord();
  workflowId: string;
  readonly #running = new Set<Promise<void>>();
  readonly #failures: unknown[] = [];
  #server: Server | undefined;

  constructor(given: HostOptions) {
    this.given = given;
    this.workflowId = given.workflowId ?? randomUUID();
  }

  get webhookUrl(): string {
    const address = this.#server?.address() as AddressInfo | undefined;
    return this.given.webhookUrl ?? `http://127.0.0.1:${address?.port}/webhook/3f0c/webhook`;
  }

  get #common() {
    const { events, options = {}, baseUrl, apiKey = 'lodgify-demo-42', mode = 'trigger' } = this.given;
    const parameters: IDataObject = { events, options };
    return {
      getNode: () => ({ id: 'node', name: 'Lodgify Trigger', type: 'lodgifyTrigger' }),
      getWorkflow: () => ({ id: this.workflowId, name: 'Test', active: true }),
      getMode: () => mode,
      getInstanceId: () => this.given.instance ?? 'n8n-a',
      getNodeWebhookUrl: () => this.webhookUrl,
      getWorkflowStaticData: () => this.state,
      getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
      getCredentials: async () => ({ baseUrl, apiKey }),
      logger: {
        warn: (text: string) => this.warnings.push(text),
        error: (text: string) => this.warnings.push(text),
      },
      helpers: {
        httpRequest,
        httpRequestWithAuthentication: {
          call: (_: unknown, __: string, request: IHttpRequestOptions) =>
            httpRequest(request, { 'X-ApiKey': apiKey }),
        },
      },
    };
  }

  async listen(): Promise<this> {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    await new Promise<void>((done) => this.#server?.listen(0, '127.0.0.1', done));
    return this;
  }

  hook(method: 'checkExists' | 'create' | 'delete'): Promise<boolean> {
    return this.trigger.webhookMethods.default[method].call(this.#common as unknown as IHookFunctions);
  }

  /** As n8n does: what stands already is not made again. */
  async activate(): Promise<this> {
    if (!(await this.hook('checkExists'))) await this.hook('create');
    return this;
  }

  /** Resolves when no execution is running; rejects when one has failed. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
    if (this.#failures.length > 0) throw this.#failures.shift();
  }

  async close(): Promise<void> {
    await this.settled();
    await new Promise((done) => this.#server?.close(done) ?? done(undefined));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isRead = /json|text|xml|form/.test(request.headers['content-type'] ?? '');
    const incoming = Object.assign(request, {
      rawBody: isRead ? Buffer.concat(chunks) : undefined,
      async readRawBody(this: { rawBody?: Buffer }) {
        this.rawBody = Buffer.concat(chunks);
      },
    });
    const outgoing = Object.assign(response, {
      status: (code: number) => {
        response.statusCode = code;
        return {
          json: (body: unknown) => {
            response.setHeader('Content-Type', 'application/json');
            response.end(JSON.stringify(body));
          },
        };
      },
    });
    const url = new URL(request.url ?? '', 'http://n8n');
    try {
      const result = await this.trigger.webhook.call({
        ...this.#common,
        getRequestObject: () => incoming,
        getResponseObject: () => outgoing,
        getQueryData: () => Object.fromEntries(url.searchParams),
      } as unknown as IWebhookFunctions);
      if (result.noWebhookResponse) return;
      this.executions += 1;
      this.#run((result.workflowData?.[0] ?? []) as INodeExecutionData[]);
      outgoing.status(200).json({ message: 'Workflow was started' });
    } catch (error) {
      outgoing.status(500).json({ message: (error as Error).message });
    }
  }

  #run(items: INodeExecutionData[]): void {
    // Between processes n8n hands items over as JSON.
    const stored = JSON.parse(JSON.stringify(items)) as INodeExecutionData[];
    const running = this.#execute(stored)
      .catch((error: unknown) => void this.#failures.push(error))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #execute(items: INodeExecutionData[]): Promise<void> {
    const { record } = this;
    const { helpers, ...common } = this.#common;
    const [fresh = []] = await this.trigger.execute.call({
      ...common,
      getMode: () => (this.given.mode === 'manual' ? 'manual' : 'webhook'),
      getInputData: () => items,
      getNodeParameter: (name: string, _: number, fallback?: unknown) =>
        common.getNodeParameter(name, fallback),
      helpers: {
        ...helpers,
        checkProcessedAndRecord: (keys: string[]) => record.checkProcessedAndRecord(keys),
        removeProcessed: (keys: string[]) => record.removeProcessed(keys),
      },
    } as unknown as IExecuteFunctions);
    for (const { json } of fresh) {
      this.output.push(json);
      await this.given.downstream?.(json);
    }
  }
}
