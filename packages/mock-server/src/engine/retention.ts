import { type Clock, isoTime } from './clock.ts';
import type { Db } from './store/db.ts';

/** How much of the past is kept; 0 keeps all of it. */
export interface Retention {
  /** Requests in the journal. */
  requests: number;
  /** Deliveries in the log, and as many events. */
  deliveries: number;
  /** Of the server's clock, for both. */
  days: number;
}

export const defaultRetention: Retention = { requests: 5000, deliveries: 50_000, days: 0 };

const dayMs = 86_400_000;

/** Times before this are too old; text order is time order. */
export const tooOld = ({ days }: Retention, clock: Clock): string =>
  days === 0 ? '' : isoTime(clock.now() - days * dayMs);

/** Rows that are looked at in one go, the oldest ones: a server that forgets must not stand still for it. */
const perSweep = 512;
/** New rows after which it is time again; fewer than a sweep takes away, so that it keeps up. */
const between = 128;

/** Ids are never given twice, so those beyond the newest `keep` are known without counting. */
const lastOf = (db: Db, table: string, keep: number): number =>
  Number(db.get(`select max(id) as id from ${table}`)?.id ?? 0) - keep;

/**
 * Forgets the oldest rows of a table with what hangs on them, but nothing that still waits.
 * @param waits SQL that is true of a row which still waits
 * @param cutoff the last id that goes because of the number of rows
 * @returns what is told how many rows were added
 */
function createSweeper(
  db: Db,
  clock: Clock,
  retention: Retention,
  table: string,
  waits: string,
  cutoff: (keep: number) => number,
): (added: number) => void {
  const oldest = `select id, created_at as at, ${waits} as waits from ${table} order by id limit ${perSweep}`;
  let since = 0;
  return (added) => {
    since += added;
    if (since < between) return;
    since = 0;
    const last = retention.deliveries === 0 ? 0 : cutoff(retention.deliveries);
    const before = tooOld(retention, clock);
    const old = db
      .all(oldest)
      .filter(({ id, at, waits }) => !waits && (Number(id) <= last || String(at) < before));
    if (old.length === 0) return;
    db.transaction(() => {
      for (const { id } of old) db.run(`delete from ${table} where id = ?`, [Number(id)]);
    });
  };
}

/** Events, with their deliveries. */
export const eventSweeper = (db: Db, clock: Clock, retention: Retention) =>
  createSweeper(
    db,
    clock,
    retention,
    'events',
    `dispatched = 0 or exists (
       select 1 from deliveries where event_id = events.id and due_at is not null
     )`,
    (keep) => {
      const delivery = lastOf(db, 'deliveries', keep);
      const row = db.get('select event_id as id from deliveries where id <= ? order by id desc limit 1', [
        delivery,
      ]);
      return Math.max(lastOf(db, 'events', keep), Number(row?.id ?? 0));
    },
  );

export const lodgifySweeper = (db: Db, clock: Clock, retention: Retention) =>
  createSweeper(db, clock, retention, 'lodgify_deliveries', 'due_at is not null', (keep) =>
    lastOf(db, 'lodgify_deliveries', keep),
  );
