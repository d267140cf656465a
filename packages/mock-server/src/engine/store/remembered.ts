import type { Db } from './db.ts';

/** Written with every event and delivery, and read by nothing that is remembered. */
const log = ['events', 'deliveries', 'delivery_attempts', 'lodgify_deliveries'];

/** Goes up whenever anything but the log of events and deliveries is written. */
export const unlogged = (db: Db): number => db.changes.outside(log);

/** What was read, kept until anything but the log of events and deliveries is written. */
export function remembered<T>(db: Db, read: () => T): () => T {
  let found: { at: number; value: T } | undefined;
  return () => {
    const at = unlogged(db);
    if (found?.at !== at) found = { at, value: read() };
    return found.value;
  };
}
