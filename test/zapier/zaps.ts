import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExecuteOptions, LoadedZip, ZapBundle } from './lambda.ts';

type RawRequest = NonNullable<ZapBundle['rawRequest']>;

export interface ZapOptions extends ExecuteOptions {
  authData: Record<string, string>;
  inputData?: Record<string, unknown>;
}

/** A Zap that is on: its address is subscribed, and what arrives there goes through the trigger's `perform`. */
export interface Zap<T> {
  targetUrl: string;
  subscribeData: object;
  /** What the trigger makes of the next delivery, in the order of arrival. */
  next(): Promise<T[]>;
  /** Deliveries that have arrived and were not taken by `next`. */
  waiting(): number;
  /** Runs the trigger on a request that did not arrive: a forged or a repeated one. */
  receive(request: RawRequest): Promise<T[]>;
  /** The request that `next` took last. */
  last(): RawRequest;
  /** The next delivery arrives, but LGCD does not hear so: it is answered 500. */
  loseNextAnswer(): void;
  /** Subscribes the same address again, as Zapier does when it lost the answer. */
  subscribeAgain(): Promise<void>;
  /** Unsubscribes; the address answers 410 from then on. */
  turnOff(): Promise<void>;
}

export interface Zaps {
  turnOn<T = Record<string, unknown>>(trigger: string, options: ZapOptions): Promise<Zap<T>>;
  close(): Promise<void>;
}

/** Zapier hands headers over in Camel-Case, with `Http-` before all but two. */
function zapierHeaders({ rawHeaders }: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').replace(/(^|-)[a-z]/gi, (start) => start.toUpperCase());
    const plain = name === 'Content-Type' || name === 'Content-Length';
    headers[plain ? name : `Http-${name}`] = rawHeaders[at + 1] ?? '';
  }
  return headers;
}

async function rawRequestOf(request: IncomingMessage): Promise<RawRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const querystring = request.url?.split('?')[1] ?? '';
  const content = Buffer.concat(chunks).toString('utf8');
  return { method: request.method ?? 'POST', querystring, headers: zapierHeaders(request), content };
}

/** Requests of one address, taken one by one; who comes first waits. */
class Inbox {
  readonly #arrived: RawRequest[] = [];
  readonly #takers: ((request: RawRequest) => void)[] = [];
  isOpen = true;
  losesAnswer = false;

  /** What the sender is answered. */
  status(): number {
    if (!this.isOpen) return 410;
    const status = this.losesAnswer ? 500 : 200;
    this.losesAnswer = false;
    return status;
  }

  put(request: RawRequest): void {
    const taker = this.#takers.shift();
    if (taker) taker(request);
    else this.#arrived.push(request);
  }

  take(): Promise<RawRequest> {
    const first = this.#arrived.shift();
    return first ? Promise.resolve(first) : new Promise((resolve) => this.#takers.push(resolve));
  }

  get size(): number {
    return this.#arrived.length;
  }
}

/** Zapier's side of REST hooks: gives every Zap an address, answers at once, and runs the app on what arrives. */
export async function startZaps(app: LoadedZip): Promise<Zaps> {
  const inboxes = new Map<string, Inbox>();

  async function arrived(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const inbox = inboxes.get(request.url?.split('?')[0] ?? '');
    const raw = await rawRequestOf(request);
    const status = inbox?.status() ?? 410;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: status === 200 ? 'success' : 'error' }));
    if (inbox?.isOpen) inbox.put(raw);
  }

  const server = createServer((request, response) => void arrived(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function turnOn<T>(trigger: string, options: ZapOptions): Promise<Zap<T>> {
    const path = `/hooks/standard/${inboxes.size + 1}/`;
    const targetUrl = `http://127.0.0.1:${port}${path}`;
    const inbox = new Inbox();
    inboxes.set(path, inbox);
    const { authData, inputData = {}, ...how } = options;
    const bundle = { authData, inputData, targetUrl };
    const run = <R>(method: string, more: ZapBundle = {}): Promise<R> =>
      app.execute<R>(`triggers.${trigger}.operation.${method}`, { ...bundle, ...more }, how);
    let subscribeData = await run<object>('performSubscribe');
    let last: RawRequest | undefined;
    const receive = (rawRequest: RawRequest) => run<T[]>('perform', { rawRequest, subscribeData });

    return {
      targetUrl,
      get subscribeData() {
        return subscribeData;
      },
      waiting: () => inbox.size,
      receive,
      last() {
        if (!last) throw new Error('Nothing has arrived yet.');
        return last;
      },
      async next() {
        last = await inbox.take();
        return receive(last);
      },
      loseNextAnswer() {
        inbox.losesAnswer = true;
      },
      async subscribeAgain() {
        subscribeData = await run('performSubscribe');
      },
      async turnOff() {
        inbox.isOpen = false;
        await run('performUnsubscribe', { subscribeData });
      },
    };
  }

  return {
    turnOn,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
