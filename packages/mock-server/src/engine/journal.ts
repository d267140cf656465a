import type { Ability, OperationName } from '@lgcd/core-client/contract';
import type { Bus } from './bus.ts';

/** One request to the API, as the journal keeps it. Never holds a bearer token or a webhook's secret. */
export interface RequestEntry {
  id: number;
  at: string;
  method: string;
  /** With its query; the signature of a signed link is masked. */
  path: string;
  operation: OperationName | null;
  status: number;
  /** Why it was refused, null for a success. */
  message: string | null;
  duration_ms: number;
  agency_id: number | null;
  token: { id: number; name: string } | null;
  /** The ability that let it pass. */
  ability: Ability | null;
  rate_limit: { limit: number; remaining: number } | null;
  /** The fault that was answered instead. */
  fault: number | null;
  user_agent: string | null;
  request_body: string | null;
  response_body: string | null;
}

/** Which requests of the journal; all of them when nothing is given. */
export interface RequestFilter {
  method?: string | undefined;
  /** Exact, without the query; or a beginning, with `*` at its end. */
  path?: string | undefined;
}

export interface Journal {
  add(entry: Omit<RequestEntry, 'id'>): RequestEntry;
  /** Oldest first. */
  list(filter?: RequestFilter): RequestEntry[];
  clear(): void;
}

/** A journal that only grows would eat the memory of a server that runs for weeks. */
const mostEntries = 5000;
const bodyLength = 4096;

const masked = '[hidden]';

/** Every name that `redact` masks has one of these; most texts have none, and one look is cheaper than three searches. */
const telltale = /secret|token|password|authorization/i;

/** Masks values that give access: of `secret`, `token` and the like in JSON, forms and queries. */
export function redact(text: string): string {
  if (!telltale.test(text)) return text;
  return text
    .replace(
      /("(?:[a-z_]*secret|[a-z_]*token|password|authorization)"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|$)/gi,
      `$1"${masked}"`,
    )
    .replace(/((?:^|[?&])(?:[a-z_]*secret|[a-z_]*token|password)=)[^&#"\s]*/gi, `$1${masked}`)
    .replace(/(calendar\.ics\?token=)[0-9A-Za-z]+/g, `$1${masked}`);
}

/** The part of a body that is worth keeping. */
export const excerpt = (body: string | null): string | null =>
  body === null || body === ''
    ? null
    : redact(body.length > bodyLength * 2 ? body.slice(0, bodyLength * 2) : body).slice(0, bodyLength);

export function pathMatches(pattern: string | undefined, path: string): boolean {
  if (pattern === undefined) return true;
  const bare = path.split('?', 1)[0] ?? '';
  return pattern.endsWith('*') ? bare.startsWith(pattern.slice(0, -1)) : bare === pattern || path === pattern;
}

export function createJournal(bus: Bus): Journal {
  let entries: RequestEntry[] = [];
  let count = 0;
  return {
    add(given) {
      const entry = { id: ++count, ...given };
      entries.push(entry);
      if (entries.length > mostEntries) entries = entries.slice(-mostEntries / 2);
      bus.tell({ type: 'request', agencyId: entry.agency_id, id: entry.id });
      return entry;
    },
    list: ({ method, path } = {}) =>
      entries.filter(
        (entry) =>
          (method === undefined || entry.method === method.toUpperCase()) && pathMatches(path, entry.path),
      ),
    clear() {
      entries = [];
    },
  };
}
