import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  method: string;
  /** Decoded, without the query. */
  path: string;
  query: Record<string, string>;
  idempotencyKey: string | undefined;
  body: Record<string, unknown>;
}

type Answer = (call: Call) => Record<string, unknown>;

/**
 * The software that a workflow talks to: a pricing tool, a bank, a chat. It does what such services do: it refuses
 * a request without its key (401), keeps one document a path for PUT, and answers a POST whose `Idempotency-Key`
 * it has seen with its first answer, without doing it again.
 */
export interface OtherSide {
  /** Without a slash at its end. */
  url: string;
  /** The value of the header `Authorization` that it wants. */
  key: string;
  /** Everything that was asked with the right key, in order. */
  calls(method: string, path: RegExp): Call[];
  /** What PUT stored, by path; the last one counts. */
  documents(path: RegExp): Call[];
  /** What POST did: repetitions of an idempotency key are left out. */
  deeds(path: RegExp): Call[];
  /** Requests that were refused. */
  refused(): number;
  /** What a path answers instead of `{ "ok": true }`. */
  answers(method: string, path: RegExp, answer: Answer): void;
  /** Takes its time with every answer of a path, in milliseconds. */
  slow(ms: number, path: RegExp): void;
  forget(): void;
  close(): Promise<void>;
}

async function read(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const url = new URL(request.url ?? '/', 'http://other.side');
  const idempotencyKey = request.headers['idempotency-key'];
  return {
    method: request.method ?? '',
    path: decodeURIComponent(url.pathname),
    query: Object.fromEntries(url.searchParams),
    idempotencyKey: typeof idempotencyKey === 'string' ? idempotencyKey : undefined,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

/** Starts it on a free port of the loopback interface. */
export async function startOtherSide(): Promise<OtherSide> {
  const key = 'Bearer key-of-the-other-side';
  const routes: { method: string; path: RegExp; answer: Answer }[] = [];
  const seen = new Map<string, Record<string, unknown>>();
  let calls: (Call & { repeated: boolean })[] = [];
  let refused = 0;
  let slowness = { ms: 0, path: /./ };

  const handle = (call: Call): Record<string, unknown> => {
    const id = call.idempotencyKey && `${call.method} ${call.path} ${call.idempotencyKey}`;
    const first = id === undefined ? undefined : seen.get(id);
    calls.push({ ...call, repeated: first !== undefined });
    if (first) return first;
    const route = routes.find(({ method, path }) => method === call.method && path.test(call.path));
    const answer = route?.answer(call) ?? { ok: true };
    if (id !== undefined) seen.set(id, answer);
    return answer;
  };

  const server: Server = createServer((request, response) => {
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== key) {
      refused += 1;
      request.resume();
      send(401, { message: 'The key is missing or wrong.' });
      return;
    }
    read(request).then(
      (call) => {
        const answer = handle(call);
        setTimeout(() => send(200, answer), slowness.path.test(call.path) ? slowness.ms : 0);
      },
      (error: unknown) => send(400, { message: String(error) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const of = (method: string, path: RegExp) =>
    calls.filter((call) => call.method === method && path.test(call.path));
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    calls: of,
    documents: (path) => [...new Map(of('PUT', path).map((call) => [call.path, call])).values()],
    deeds: (path) => of('POST', path).filter((call) => !(call as { repeated?: boolean }).repeated),
    refused: () => refused,
    answers: (method, path, answer) => void routes.unshift({ method, path, answer }),
    slow(ms, path) {
      slowness = { ms, path };
    },
    forget() {
      calls = [];
      seen.clear();
      routes.length = 0;
      refused = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
