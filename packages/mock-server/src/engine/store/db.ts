import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type Changes, createChanges, writesTo } from './changes.ts';
import { hold } from './holder.ts';
import { migrate } from './migrations.ts';
import { type Trouble, troubleOf } from './trouble.ts';

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
  /** What was written, counted by table. */
  readonly changes: Changes;
  /** That nothing can be written, as of the last try; null when it was well. */
  readonly trouble: Trouble | null;
  /** The whole database in memory as bytes; undefined for a file, and before Node 24 has it. */
  image(): Uint8Array | undefined;
  /** Becomes what `image` gave, not within a transaction; false where it can't. */
  become(image: Uint8Array): boolean;
  close(): void;
}

/** Since Node 24, and not in the types of it yet. */
interface Imageable {
  serialize(): Uint8Array;
  deserialize(image: Uint8Array): void;
}

/** SQL is made of parts, such as the filters of a list: only what is used again and again stays prepared. */
const mostStatements = 400;

/** Milliseconds that a statement waits for another program which reads or copies the file. */
const patience = 250;

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
  const isFile = file !== ':memory:';
  const release = isFile ? hold(Database, file) : () => undefined;
  let database: DatabaseSync;
  try {
    database = new Database(file);
    database.exec(`pragma foreign_keys = on; pragma busy_timeout = ${patience}`);
    if (isFile) database.exec('pragma journal_mode = wal; pragma synchronous = normal');
  } catch (error) {
    release();
    throw error;
  }

  interface Prepared {
    statement: StatementSync;
    writes: string | null;
  }
  const statements = new Map<string, Prepared>();
  const prepared = (sql: string): Prepared => {
    let found = statements.get(sql);
    if (found) {
      // The last used is the last to go.
      statements.delete(sql);
    } else {
      const statement = database.prepare(sql);
      // Node 22.13 and 22.14 do not have it, and refuse what a statement does not name.
      statement.setAllowUnknownNamedParameters?.(true);
      found = { statement, writes: writesTo(sql) };
    }
    statements.set(sql, found);
    if (statements.size > mostStatements) statements.delete(statements.keys().next().value as string);
    return found;
  };

  let depth = 0;
  const changes = createChanges();
  let trouble: Trouble | null = null;
  /** Notes when the file cannot be used, whoever asked. */
  const watched = <R>(fn: () => R): R => {
    try {
      return fn();
    } catch (error) {
      const reason = troubleOf(error);
      if (reason !== undefined && reason !== trouble?.reason) trouble = { reason, failures: 0 };
      if (reason !== undefined && trouble) trouble.failures++;
      throw error;
    }
  };
  const call = <R>(sql: string, params: Params, method: (s: StatementSync, ...p: SQLInputValue[]) => R): R =>
    watched(() => {
      const { statement, writes } = prepared(sql);
      const result = Array.isArray(params)
        ? method(statement, ...(params as SqlValue[]))
        : method(statement, params as unknown as SQLInputValue);
      if (writes !== null) {
        changes.note(writes);
        if (depth === 0) trouble = null;
      }
      return result;
    });

  const db: Db = {
    all: (sql, params = []) => call(sql, params, (s, ...p) => s.all(...p)) as Record<string, unknown>[],
    get: (sql, params = []) =>
      call(sql, params, (s, ...p) => s.get(...p)) as Record<string, unknown> | undefined,
    run(sql, params = []) {
      const { changes, lastInsertRowid } = call(sql, params, (s, ...p) => s.run(...p));
      return { changes: Number(changes), id: Number(lastInsertRowid) };
    },
    exec: (sql) =>
      watched(() => {
        database.exec(sql);
        changes.note('*');
      }),
    transaction(fn) {
      if (depth > 0) return fn();
      watched(() => database.exec('begin immediate'));
      depth++;
      const before = changes.outside([]);
      try {
        const result = fn();
        if (result instanceof Promise)
          throw new Error('A transaction cannot wait: its function must not be async.');
        watched(() => database.exec('commit'));
        if (changes.outside([]) > before) trouble = null;
        return result;
      } catch (error) {
        changes.note('*');
        try {
          database.exec('rollback');
        } catch {
          // Where the disk is full SQLite has rolled back by itself, and the first error is the one to tell.
        }
        throw error;
      } finally {
        depth--;
      }
    },
    changes,
    get trouble() {
      return trouble;
    },
    get inTransaction() {
      return depth > 0;
    },
    image: () => (isFile ? undefined : (database as Partial<Imageable>).serialize?.()),
    become(image) {
      const { deserialize } = database as Partial<Imageable>;
      if (isFile || !deserialize) return false;
      statements.clear();
      deserialize.call(database, image);
      changes.note('*');
      return true;
    },
    close() {
      database.close();
      release();
    },
  };
  try {
    migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}
