import { type Clock, isoTime } from '../../engine/clock.ts';
import type { Db } from '../../engine/store/db.ts';

/**
 * A sync lives in the process that began it: one that the database still shows was ended with its server, and would
 * otherwise go on for ever. Its blocks stay as they were.
 */
export function endInterruptedSyncs(db: Db, clock: Clock): void {
  db.run(
    "update ical_sources set status = 'failed', last_error = ?, updated_at = ? where status = 'syncing'",
    ['The server ended while this calendar was read. Sync it again.', isoTime(clock.now())],
  );
}
