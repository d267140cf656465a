/**
 * - `new`: this delivery has not been seen
 * - `repeated`: it has, and nothing else of its booking since
 * - `returned`: it has, and something else since: either the booking was changed back, or a repetition is late.
 *   Lodgify's objects carry neither version nor time, so only Lodgify itself can tell.
 */
export type Verdict = 'new' | 'repeated' | 'returned';

interface Known {
  /** Ids of the deliveries seen, oldest first. */
  ids: Set<string>;
  /** Hash of the last object as it was delivered, without its action. */
  content: string;
  /** Hash of the last object as it was handed on. */
  state: string;
  /** Keys that executions recorded at this state. */
  keys: string[];
}

/** What is kept of a delivery to know it again: its id, what it carried, and what that says of its subject. */
export interface Seen {
  id: string;
  content: string;
  state: string;
}

/** What an execution does to the lasting record of deliveries: takes the superseded ones out, then adds its own. */
export interface RecordChange {
  key: string;
  forget: string[];
  /** The key names something that happens once for ever, as a message; others are good for two days. */
  lasting?: boolean;
}

const keptIds = 100;
const keptSubjects = 5_000;

/** The oldest go first. */
function trim<T>(items: { size: number; keys(): Iterator<T>; delete(key: T): unknown }, limit: number): void {
  while (items.size > limit) items.delete(items.keys().next().value as T);
}

/**
 * What this process remembers of deliveries, by booking, so that a repetition starts no execution and a booking that
 * is changed there and back is not taken for one. It holds until n8n restarts; the record that executions keep
 * outlives that.
 */
export class Repetitions {
  readonly #known = new Map<string, Known>();

  verdict(subject: string, { id, content }: Pick<Seen, 'id' | 'content'>): Verdict {
    const known = this.#known.get(subject);
    if (!known?.ids.has(id)) return 'new';
    return known.content === content ? 'repeated' : 'returned';
  }

  /** Whether the booking was handed on in this state last. */
  isLast(subject: string, state: string): boolean {
    return this.#known.get(subject)?.state === state;
  }

  /** What the execution of a delivery is to record. */
  record(subject: string, { id, state }: Seen): RecordChange {
    const key = `${id}:${state}`;
    const known = this.#known.get(subject);
    // It was another in between, so this is no repetition, even if the record says so.
    return { key, forget: known && known.state !== state ? [...known.keys, key] : [] };
  }

  /** Remembers a delivery that n8n has taken over. */
  note(subject: string, { id, content, state }: Seen): void {
    const known = this.#known.get(subject);
    const ids = known?.ids ?? new Set();
    const keys = known?.state === state ? known.keys : [];
    ids.delete(id);
    ids.add(id);
    trim(ids, keptIds);
    this.#known.delete(subject);
    this.#known.set(subject, { ids, content, state, keys: [...keys, `${id}:${state}`].slice(-keptIds) });
    trim(this.#known, keptSubjects);
  }

  /** As after a restart; for tests. */
  clear(): void {
    this.#known.clear();
  }
}

/** Repetitions of objects that only say that something changed, within a few seconds of each other. */
export class Echoes {
  readonly #heard = new Map<string, number>();
  readonly #windowMs: number;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  isEcho(id: string, now: number): boolean {
    const at = this.#heard.get(id);
    return at !== undefined && now - at >= 0 && now - at < this.#windowMs;
  }

  note(id: string, now: number): void {
    this.#heard.delete(id);
    this.#heard.set(id, now);
    trim(this.#heard, keptSubjects);
  }
}
