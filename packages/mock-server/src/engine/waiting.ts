import type { Db } from './store/db.ts';

/**
 * When each lane has something due. The database knows it; it is kept here so that nobody has to ask it for every lane
 * at every turn. What others write to the table is noticed, and read anew.
 */
export interface Waiting {
  /** The first moment at which a lane has something, but for the busy ones; null when there is none. */
  soonest(isBusy: (lane: number) => boolean): number | null;
  /** Lanes that have something due at `now`, ascending. */
  due(now: number): number[];
  /** One statement of the caller's has put something into a lane. */
  added(lane: number, due: number): void;
  /** One statement of the caller's has changed something in a lane that calls `refresh` at its end. */
  changed(): void;
  /** Reads one lane anew. */
  refresh(lane: number): void;
}

/** `column` of `table` is the lane, `due_at` the moment; an index has both, of the rows with a moment. */
export function createWaiting(db: Db, table: string, column: string): Waiting {
  const lanes = new Map<number, number>();
  let seen = -1;

  function read(): Map<number, number> {
    const found = db.changes.of(table);
    if (seen === found) return lanes;
    seen = found;
    lanes.clear();
    const rows = db.all(
      `select ${column} as lane, min(due_at) as due from ${table} where due_at is not null group by ${column}`,
    );
    for (const { lane, due } of rows) lanes.set(Number(lane), Number(due));
    return lanes;
  }
  /** Whether the caller's statement is all that has happened since the last reading. */
  const isAllNew = (): boolean => {
    if (seen !== db.changes.of(table) - 1) return false;
    seen++;
    return true;
  };

  return {
    soonest(isBusy) {
      let first: number | null = null;
      for (const [lane, due] of read()) {
        if ((first === null || due < first) && !isBusy(lane)) first = due;
      }
      return first;
    },
    due: (now) => [...read()].flatMap(([lane, due]) => (due <= now ? [lane] : [])).sort((a, b) => a - b),
    added(lane, due) {
      if (isAllNew()) lanes.set(lane, Math.min(due, lanes.get(lane) ?? due));
    },
    changed: () => void isAllNew(),
    refresh(lane) {
      if (seen !== db.changes.of(table)) return;
      const row = db.get(
        `select min(due_at) as due from ${table} where ${column} = ? and due_at is not null`,
        [lane],
      );
      if (row?.due == null) lanes.delete(lane);
      else lanes.set(lane, Number(row.due));
    },
  };
}
