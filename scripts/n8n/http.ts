/** n8n answered an error, or something that is no answer of its REST API. */
export class N8nApiError extends Error {
  override readonly name = 'N8nApiError';
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** n8n's own message, and behind a bar its description when a node gave one. */
  readonly detail: string;

  constructor(method: string, path: string, status: number, detail: string) {
    super(`${method} ${path} on n8n answered ${status}: ${detail}`);
    this.method = method;
    this.path = path;
    this.status = status;
    this.detail = detail;
  }
}

/** Sends a request under `/rest`; answers the `data` of n8n's envelope. */
export type Send = <T>(method: string, path: string, body?: unknown) => Promise<T>;

/**
 * A client of n8n's internal REST API that keeps the session cookie, as a browser does.
 * @param baseUrl such as `http://127.0.0.1:5678`
 */
export function restClient(baseUrl: string): Send {
  let cookie = '';
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${baseUrl}/rest${path}`, {
      method,
      headers: { cookie, accept: 'application/json', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    const given = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
    if (given !== undefined) cookie = given.split(';', 1)[0] ?? '';
    const parsed = parse(text);
    if (!response.ok || parsed === undefined) {
      throw new N8nApiError(
        method,
        `/rest${path}`,
        response.status,
        describe(parsed) ?? (text.slice(0, 300) || 'no body'),
      );
    }
    return parsed.data as T;
  };
}

interface Answer {
  data?: unknown;
  message?: string;
  /** The second line of a node's own error. */
  description?: string | null;
}

const describe = (answer: Answer | undefined): string | undefined =>
  [answer?.message, answer?.description]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' | ') || undefined;

function parse(text: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
