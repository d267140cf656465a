import { redact } from '@lgcd/core-client';
import type { Ability, OperationName } from '@lgcd/core-client/contract';
import type { Bus } from './bus.ts';
import { defaultRetention } from './retention.ts';

/** One request to the API, as the journal keeps it. Holds nothing that opens a door: see `redact` of the core. */
export interface RequestEntry {
  id: number;
  at: string;
  method: string;
  /** With its query, without the signature of a signed link. */
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

const bodyLength = 4096;
/** Characters of all entries together: 5,000 large requests would take a hundred megabytes. */
const mostText = 12 * 1024 * 1024;

/** The beginning of a text, which does not keep the whole of it in memory as `slice` does. */
const beginningOf = (text: string, length: number): string => Buffer.from(text.slice(0, length)).toString();

/**
 * The part of a body that is worth keeping, without what opens a door. A piece that was cut off may be half a secret,
 * which nobody knows any more: it goes.
 */
export function excerpt(body: string | null): string | null {
  if (body === null || body === '') return null;
  if (body.length <= bodyLength) return redact(body);
  // Mostly a little more than the excerpt is enough to see the piece at its end whole.
  const short = redactedBeginning(body, bodyLength + 512);
  const text = short.length >= bodyLength ? short : redactedBeginning(body, bodyLength * 2);
  return beginningOf(text, bodyLength);
}

function redactedBeginning(body: string, length: number): string {
  const cut = body.slice(0, length);
  return redact(cut.length < body.length ? cut.slice(0, Math.max(0, cut.lastIndexOf('"'))) : cut);
}

export function pathMatches(pattern: string | undefined, path: string): boolean {
  if (pattern === undefined) return true;
  const bare = path.split('?', 1)[0] ?? '';
  return pattern.endsWith('*') ? bare.startsWith(pattern.slice(0, -1)) : bare === pattern || path === pattern;
}

const textOf = ({ path, message, user_agent, request_body, response_body }: RequestEntry): number =>
  [path, message, user_agent, request_body, response_body].reduce(
    (sum, text) => sum + (text?.length ?? 0),
    0,
  );

/** A journal that only grows would eat the memory of a server that runs for weeks. */
export function createJournal(
  bus: Bus,
  most: number = defaultRetention.requests,
  tooOld: () => string = () => '',
): Journal {
  let entries: RequestEntry[] = [];
  let count = 0;
  /** Entries before this one are forgotten; the list is cut from time to time. */
  let first = 0;
  let text = 0;

  function forget(): void {
    const before = tooOld();
    for (let entry = entries[first]; entry; entry = entries[first]) {
      const isTooMany = most > 0 && entries.length - first > most;
      if (!isTooMany && text <= mostText && entry.at >= before) break;
      text -= textOf(entry);
      first++;
    }
    if (first < 1000 && first < entries.length) return;
    entries = entries.slice(first);
    first = 0;
  }

  return {
    add(given) {
      const entry = {
        id: ++count,
        ...given,
        path: redact(given.path),
        message: given.message && redact(given.message),
        user_agent: given.user_agent && redact(given.user_agent),
      };
      entries.push(entry);
      text += textOf(entry);
      forget();
      bus.tell({ type: 'request', agencyId: entry.agency_id, id: entry.id });
      return entry;
    },
    list({ method, path } = {}) {
      forget();
      return entries
        .slice(first)
        .filter(
          (entry) =>
            (method === undefined || entry.method === method.toUpperCase()) && pathMatches(path, entry.path),
        );
    },
    clear() {
      entries = [];
      first = 0;
      text = 0;
    },
  };
}
