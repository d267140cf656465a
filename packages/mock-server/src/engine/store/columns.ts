/** Kinds of columns: how a value is stored in SQLite, and what type a row shows. */
export interface Column<T> {
  sql: string;
  nullable: boolean;
  encode(value: T): string | number | null;
  decode(stored: unknown): T;
  /** Only for the type. */
  readonly type?: T;
}

const plain = <T extends string | number>(sql: string): Column<T> => ({
  sql: `${sql} not null`,
  nullable: false,
  encode: (value) => value,
  decode: (stored) => stored as T,
});

export const int = plain<number>('integer');
export const real = plain<number>('real');
export const text = plain<string>('text');

/** Money is stored, summed and compared as whole centimes; only presenters divide. */
export const cents = int;
/** `YYYY-MM-DD`. */
export const date = text;
/** `2026-07-15T10:23:41+00:00`, always UTC, so that text order is time order. */
export const time = text;

/** One of some words. */
export const word = <const V extends string>() => text as unknown as Column<V>;

export const bool: Column<boolean> = {
  sql: 'integer not null',
  nullable: false,
  encode: (value) => (value ? 1 : 0),
  decode: (stored) => stored === 1,
};

export const json = <T>(): Column<T> => ({
  sql: 'text not null',
  nullable: false,
  encode: (value) => JSON.stringify(value),
  decode: (stored) => JSON.parse(stored as string) as T,
});

export const nullable = <T>(column: Column<T>): Column<T | null> => ({
  sql: column.sql.replace(' not null', ''),
  nullable: true,
  encode: (value) => (value === null ? null : column.encode(value)),
  decode: (stored) => (stored === null ? null : column.decode(stored)),
});

/** The row's own id; ids of deleted rows are never given again. */
export const key: Column<number> = { ...int, sql: 'integer primary key autoincrement' };

/** The id of a row in another table. What hangs on a deleted row goes with it, or is cut loose. */
export const ref = (table: string): Column<number> => ({
  ...int,
  sql: `integer not null references ${table}(id) on delete cascade`,
});
export const looseRef = (table: string): Column<number | null> => ({
  ...nullable(int),
  sql: `integer references ${table}(id) on delete set null`,
});
