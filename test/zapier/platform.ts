import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One line of the stream that the platform core sends to Zapier's logger. */
export interface LogLine {
  message: string;
  data: Record<string, unknown>;
}

/** Whose call it is: `z.cache` scopes its keys by these. */
export interface Identity {
  user: string;
  auth: string;
}

export interface ZapierPlatform {
  readonly rpcUrl: string;
  readonly logUrl: string;
  logs(): LogLine[];
  /** Turns the cache into one that answers 500, as an outage of Zapier's would. */
  breakCache(broken: boolean): void;
  close(): Promise<void>;
}

interface Rpc {
  id: string;
  storeKey: string;
  method: string;
  params: unknown[];
}

interface Entry {
  value: string;
  expiresAt: number;
}

/** The store key names the caller; Zapier derives it from the Zap, we spell it out. */
export const storeKeyOf = (identity: Identity): string => `user=${identity.user};auth=${identity.auth}`;

/** A cached value's full key: the caller's parts that the scope names, then the key. No scope: shared by all. */
function scopedKey(storeKey: string, key: unknown, scope: unknown): string {
  const wanted = Array.isArray(scope) ? scope : [];
  const parts = storeKey.split(';').filter((part) => wanted.includes(part.split('=')[0]));
  return [...parts, String(key)].join('|');
}

/** `z.cache` as Zapier's backend keeps it: values are JSON text, time to live in seconds, `nx` writes only once. */
export class RpcCache {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  call({ method, storeKey, params }: Rpc): unknown {
    const [key] = params;
    if (method === 'zcache_get') return this.#read(scopedKey(storeKey, key, params[1]))?.value ?? null;
    if (method === 'zcache_delete') return this.#entries.delete(scopedKey(storeKey, key, params[1]));
    if (method === 'zcache_set') return this.#set(storeKey, params);
    throw new Error(`Unknown RPC method ${method}`);
  }

  #set(storeKey: string, [key, value, ttl, scope, nx]: unknown[]): boolean {
    const full = scopedKey(storeKey, key, scope);
    if (nx === true && this.#read(full)) return false;
    const expiresAt = typeof ttl === 'number' ? this.#now() + ttl * 1000 : Number.POSITIVE_INFINITY;
    this.#entries.set(full, { value: String(value), expiresAt });
    return true;
  }

  #read(full: string): Entry | undefined {
    const entry = this.#entries.get(full);
    return entry && entry.expiresAt > this.#now() ? entry : undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** The two services of Zapier that a running app calls: RPC (`z.cache`) and the log stream. */
export async function startPlatform(now: () => number = Date.now): Promise<ZapierPlatform> {
  const cache = new RpcCache(now);
  const lines: LogLine[] = [];
  let cacheBroken = false;

  function rpc(body: string, response: ServerResponse): void {
    const call = JSON.parse(body) as Rpc;
    response.statusCode = cacheBroken ? 500 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ id: call.id, result: cacheBroken ? null : cache.call(call) }));
  }

  function log(body: string, response: ServerResponse): void {
    for (const line of body.split('\n')) if (line) lines.push(JSON.parse(line) as LogLine);
    response.end('ok');
  }

  const server: Server = createServer((request, response) => {
    void bodyOf(request).then((body) => (request.url === '/log' ? log(body, response) : rpc(body, response)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    rpcUrl: `http://127.0.0.1:${port}/rpc`,
    logUrl: `http://127.0.0.1:${port}/log`,
    logs: () => [...lines],
    breakCache: (broken) => {
      cacheBroken = broken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
