import type { ClockState } from '../../engine/clock.ts';
import type { Core } from '../../engine/core.ts';
import { tables } from '../../resources/tables.ts';
import { recallTokens } from '../../seed/demo-secret.ts';

/** The whole state at one moment. Belongs to the server that made it, and is gone with it. */
export interface Snapshot {
  readonly id: number;
  readonly clock: ClockState;
}

const names = Object.keys(tables);
/** Which ids come next is state too: a restored test makes the same ids again. */
const copied = [...names, 'settings', 'sqlite_sequence'];
const copyOf = ({ id }: Snapshot, table: string) => `temp.snapshot_${id}_${table}`;

let made = 0;

/** Keeps the state aside, within the database's own memory: some milliseconds for the demo seed. */
export function takeSnapshot(core: Core): Snapshot {
  const snapshot = { id: ++made, clock: core.clock.state };
  core.db.transaction(() => {
    for (const table of copied)
      core.db.exec(`create table ${copyOf(snapshot, table)} as select * from ${table}`);
  });
  return snapshot;
}

/**
 * Brings the state back, clock included; what is under way is broken off. Journal, faults and rate limits begin anew.
 * A snapshot can be restored any number of times.
 */
export async function restoreSnapshot(core: Core, snapshot: Snapshot): Promise<void> {
  await core.exchange(() => {
    core.clock.restore(snapshot.clock);
    // The state is whole again at the commit, not at each statement.
    core.db.exec('pragma defer_foreign_keys = on');
    for (const table of ['settings', 'sqlite_sequence', ...[...names].reverse()])
      core.db.exec(`delete from ${table}`);
    for (const table of names) core.db.exec(`insert into ${table} select * from ${copyOf(snapshot, table)}`);
    // The inserts above have counted ids of their own.
    core.db.exec('delete from sqlite_sequence');
    for (const table of ['settings', 'sqlite_sequence']) {
      core.db.exec(`insert into ${table} select * from ${copyOf(snapshot, table)}`);
    }
  });
  recallTokens(core);
  core.setClock((clock) => clock.restore(snapshot.clock));
  core.journal.clear();
  core.faults.clear();
  core.rateLimiter.reset();
}

export function dropSnapshot(core: Core, snapshot: Snapshot): void {
  for (const table of copied) core.db.exec(`drop table ${copyOf(snapshot, table)}`);
}
