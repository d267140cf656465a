import type { Db, Params } from '../src/engine/store/db.ts';

export interface Step {
  sql: string;
  /** What SQLite does with one table, `SEARCH bookings USING INDEX …`. */
  detail: string;
}

/** Tells of each statement that a database is asked for while `work` runs. */
export async function hearing(
  db: Db,
  tell: (sql: string, params: Params) => unknown,
  work: () => Promise<unknown>,
): Promise<void> {
  const { all, get, run } = db;
  const hears =
    <R>(method: (sql: string, params?: Params) => R) =>
    (sql: string, params: Params = []): R => {
      tell(sql, params);
      return method(sql, params);
    };
  Object.assign(db, { all: hears(all), get: hears(get), run: hears(run) });
  try {
    await work();
  } finally {
    Object.assign(db, { all, get, run });
  }
}

/** What was really asked of a database while `work` ran, and how SQLite goes about it, for the statements on `table`. */
export async function stepsOn(db: Db, table: string, work: () => Promise<unknown>): Promise<Step[]> {
  // What was read is kept until something is written, so something is.
  db.run(`update ${table} set id = id where id = 0`);
  const heard = new Map<string, Params>();
  await hearing(db, (sql, params) => heard.set(sql, params), work);
  return [...heard]
    .filter(([sql]) => new RegExp(`\\b${table}\\b`).test(sql))
    .flatMap(([sql, params]) =>
      db.all(`explain query plan ${sql}`, params).map(({ detail }) => ({ sql, detail: String(detail) })),
    );
}
