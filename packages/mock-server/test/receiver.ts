import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A delivery as it arrived. */
export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What to do with a delivery: a status, `hang` (never answer), or `drop` (close the connection). */
export type Behaviour =
  | number
  | 'hang'
  | 'drop'
  | { status: number; body?: string; headers?: Record<string, string> };

export interface Receiver {
  url: string;
  received: Received[];
  /** What the next deliveries get, one each; afterwards 200. */
  next(...behaviours: Behaviour[]): void;
  /** What every delivery gets. */
  always(behaviour: Behaviour): void;
  /** Resolves when this many deliveries have come in all; rejects when they take too long. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

/** A server that takes webhooks, for a test to look at what came. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let queue: Behaviour[] = [];
  let usual: Behaviour = 200;
  let arrived: () => void = () => undefined;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      arrived();
      const behaviour = queue.shift() ?? usual;
      if (behaviour === 'hang') return;
      if (behaviour === 'drop') {
        request.socket.destroy();
        return;
      }
      const {
        status,
        body = 'ok',
        headers = {},
      } = typeof behaviour === 'number' ? { status: behaviour } : behaviour;
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    next: (...behaviours) => {
      queue = behaviours;
    },
    always: (behaviour) => {
      usual = behaviour;
    },
    async until(count) {
      const limit = AbortSignal.timeout(4000);
      while (received.length < count) {
        await new Promise<void>((resolve, reject) => {
          arrived = resolve;
          limit.onabort = () => reject(new Error(`Only ${received.length} of ${count} deliveries came.`));
        });
      }
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
