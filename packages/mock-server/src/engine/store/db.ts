import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { migrate } from './migrations.ts';

export type SqlValue = string | number | null;
export type Params = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** SQLite with a cache of statements and transactions that join an outer one. Knows nothing of tenants: see `Scope`. */
export interface Db {
  all(sql: string, params?: Params): Record<string, unknown>[];
  get(sql: string, params?: Params): Record<string, unknown> | undefined;
  run(sql: string, params?: Params): { changes: number; id: number };
  /** Several statements, without parameters. */
  exec(sql: string): void;
  /** All or nothing. Inside of another transaction it joins that one. `fn` must not be async. */
  transaction<T>(fn: () => T): T;
  readonly inTransaction: boolean;
  close(): void;
}

/** Node 22 warns that its SQLite is experimental; that is no news to whoever starts a mock, and it is noise in CI. */
function withoutWarning<T>(fn: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return fn();
  } finally {
    process.emitWarning = emitWarning;
  }
}

function sqlite(): typeof import('node:sqlite') {
  const found = withoutWarning(() => process.getBuiltinModule?.('node:sqlite'));
  if (!found) {
    throw new Error(
      `The LGCD mock server keeps its state in Node's own SQLite and needs Node 22.13 or newer; this is Node ${process.versions.node}. Install a newer Node, or run it with: npx --yes --package=node@24 --package=@lgcd/mock-server lgcd-mock`,
    );
  }
  return found;
}

/** Opens `file`, or a database in memory, and brings its tables up to date. */
export function openDb(file = ':memory:'): Db {
  const { DatabaseSync: Database } = sqlite();
  const database: DatabaseSync = new Database(file);
  database.exec('pragma foreign_keys = on');
  if (file !== ':memory:') database.exec('pragma journal_mode = wal; pragma synchronous = normal');

  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = database.prepare(sql);
      // Node 22.13 and 22.14 do not have it, and refuse what a statement does not name.
      statement.setAllowUnknownNamedParameters?.(true);
      statements.set(sql, statement);
    }
    return statement;
  };
  const call = <R>(sql: string, params: Params, method: (s: StatementSync, ...p: SQLInputValue[]) => R): R =>
    Array.isArray(params)
      ? method(prepared(sql), ...(params as SqlValue[]))
      : method(prepared(sql), params as unknown as SQLInputValue);

  let depth = 0;
  const db: Db = {
    all: (sql, params = []) => call(sql, params, (s, ...p) => s.all(...p)) as Record<string, unknown>[],
    get: (sql, params = []) =>
      call(sql, params, (s, ...p) => s.get(...p)) as Record<string, unknown> | undefined,
    run(sql, params = []) {
      const { changes, lastInsertRowid } = call(sql, params, (s, ...p) => s.run(...p));
      return { changes: Number(changes), id: Number(lastInsertRowid) };
    },
    exec: (sql) => database.exec(sql),
    transaction(fn) {
      if (depth > 0) return fn();
      database.exec('begin immediate');
      depth++;
      try {
        const result = fn();
        if (result instanceof Promise)
          throw new Error('A transaction cannot wait: its function must not be async.');
        database.exec('commit');
        return result;
      } catch (error) {
        database.exec('rollback');
        throw error;
      } finally {
        depth--;
      }
    },
    get inTransaction() {
      return depth > 0;
    },
    close: () => database.close(),
  };
  try {
    migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}
