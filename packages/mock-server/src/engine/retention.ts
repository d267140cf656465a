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

/** Forgets the oldest events with their deliveries, but nothing that still waits. Called after something was added. */
export function createSweeper(
  db: Db,
  clock: Clock,
  retention: Retention,
  oldest: (limit: number) => { id: number; at: string; waits: boolean }[],
  /** The last id that goes because of the number of rows. */
  cutoff: (keep: number) => number,
  table: string,
): (added: number) => void {
  let since = 0;
  return (added) => {
    since += added;
    if (since < between) return;
    since = 0;
    const last = retention.deliveries === 0 ? 0 : cutoff(retention.deliveries);
    const before = tooOld(retention, clock);
    const old = oldest(perSweep).filter(({ id, at, waits }) => !waits && (id <= last || at < before));
    if (old.length === 0) return;
    db.transaction(() => {
      for (const { id } of old) db.run(`delete from ${table} where id = ?`, [id]);
    });
  };
}

/** Ids are never given twice, so those beyond the newest `keep` are known without counting. */
const lastOf = (db: Db, table: string, keep: number): number =>
  Number(db.get(`select max(id) as id from ${table}`)?.id ?? 0) - keep;

type Old = ReturnType<Parameters<typeof createSweeper>[3]>[number];
const read = (rows: Record<string, unknown>[]): Old[] =>
  rows.map(({ id, at, waits }) => ({ id: Number(id), at: String(at), waits: Number(waits) !== 0 }));

export const eventSweeper = (db: Db, clock: Clock, retention: Retention) =>
  createSweeper(
    db,
    clock,
    retention,
    (limit) =>
      read(
        db.all(
          `select id, created_at as at, dispatched = 0 or exists (
             select 1 from deliveries where event_id = events.id and due_at is not null
           ) as waits from events order by id limit ?`,
          [limit],
        ),
      ),
    (keep) => {
      const delivery = lastOf(db, 'deliveries', keep);
      const row = db.get('select event_id as id from deliveries where id <= ? order by id desc limit 1', [
        delivery,
      ]);
      return Math.max(lastOf(db, 'events', keep), Number(row?.id ?? 0));
    },
    'events',
  );

export const lodgifySweeper = (db: Db, clock: Clock, retention: Retention) =>
  createSweeper(
    db,
    clock,
    retention,
    (limit) =>
      read(
        db.all(
          'select id, created_at as at, due_at is not null as waits from lodgify_deliveries order by id limit ?',
          [limit],
        ),
      ),
    (keep) => lastOf(db, 'lodgify_deliveries', keep),
    'lodgify_deliveries',
  );
