import { type MockServer, type ServerOptions, startMockServer } from '../src/index.ts';

/** An answer as it came, and parsed. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  text: string;
  // A test looks into answers of any shape.
  // biome-ignore lint/suspicious/noExplicitAny: the test names the shape by what it expects
  json: any;
}

export interface Call {
  method?: string;
  /** By default the first demo token; null for none. */
  token?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
}

export async function call(mock: MockServer, path: string, options: Call = {}): Promise<Reply> {
  const { method = 'GET', token = mock.tokens[0].token, body, headers = {} } = options;
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const answer = await fetch(mock.url + path, {
    method,
    redirect: 'manual',
    headers: {
      Accept: 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
  });
  const text = await answer.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text, json };
}

/** A server for one test, with the clock of the examples standing still. */
export const start = (options: ServerOptions = {}): Promise<MockServer> =>
  startMockServer({ clock: '2026-07-15T10:00:00Z', ...options });
