import { createBackoff, type Later } from './backoff.ts';
import type { Db } from './store/db.ts';

/**
 * Writes down what came of attempts, those of one moment in one transaction. What cannot be written is kept and tried
 * again: the delivery has been posted, and must not be posted a second time because a disk is full.
 */
export interface Recorder<T> {
  /** Resolves when it is written, or when it has to wait for better times: then its lane rests. */
  record(lane: number, outcome: T): Promise<void>;
  /** Lanes whose last outcome is not written yet. */
  readonly held: ReadonlySet<number>;
  /** Forgets what could not be written. */
  drop(): void;
}

/** @param onFreed called when lanes may go on, after all. */
export function createRecorder<T>(
  db: Db,
  write: (outcome: T) => void,
  onWritten: (outcome: T) => void,
  onFreed: () => void,
  onError: (error: unknown) => void,
  after?: Later,
): Recorder<T> {
  interface Entry {
    lane: number;
    outcome: T;
    settled: () => void;
  }
  let entries: Entry[] = [];
  let planned = false;
  const held = new Set<number>();
  const backoff = createBackoff(after);

  function flush(): void {
    planned = false;
    if (entries.length === 0 || backoff.resting) return;
    const batch = entries;
    try {
      db.transaction(() => {
        for (const { outcome } of batch) write(outcome);
      });
    } catch (error) {
      for (const { lane, settled } of batch) {
        held.add(lane);
        settled();
      }
      backoff.failed(flush);
      onError(error);
      return;
    }
    entries = [];
    backoff.succeeded();
    for (const { outcome, settled } of batch) {
      onWritten(outcome);
      settled();
    }
    if (held.size === 0) return;
    held.clear();
    onFreed();
  }

  return {
    record: (lane, outcome) =>
      new Promise((resolve) => {
        entries.push({ lane, outcome, settled: resolve });
        if (backoff.resting) {
          held.add(lane);
          resolve();
        } else if (!planned) {
          planned = true;
          // Also lets the receiver's end of a connection be seen before the next delivery would go out on it.
          setImmediate(flush);
        }
      }),
    held,
    drop() {
      entries = [];
      held.clear();
      backoff.stop();
    },
  };
}
