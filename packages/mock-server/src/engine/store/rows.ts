import { type Row, type TableName, tables } from '../../resources/tables.ts';
import type { Column } from './columns.ts';
import type { Db, SqlValue } from './db.ts';

export type Stored = Record<string, unknown>;

const columnsOf = (table: TableName) => tables[table] as unknown as Record<string, Column<unknown>>;

const decoders = new Map<TableName, (stored: Stored) => Stored>();

/**
 * Rows are copies of one without values: their properties are where the engine finds them at once, while an object that
 * is given as many one by one becomes a hash table.
 */
function decoderOf(table: TableName): (stored: Stored) => Stored {
  const columns = Object.entries(columnsOf(table));
  const blank = JSON.parse(
    JSON.stringify(Object.fromEntries(columns.map(([name]) => [name, null]))),
  ) as Stored;
  return (stored) => {
    const row = { ...blank };
    for (const [name, column] of columns) row[name] = column.decode(stored[name]);
    return row;
  };
}

/** A stored row as its type shows it. */
export function decode<T extends TableName>(table: T, stored: Stored): Row<T> {
  let decoder = decoders.get(table);
  if (!decoder) {
    decoder = decoderOf(table);
    decoders.set(table, decoder);
  }
  return decoder(stored) as Row<T>;
}

function encode(table: TableName, values: Stored): [names: string[], params: SqlValue[]] {
  const columns = columnsOf(table);
  const names: string[] = [];
  const params: SqlValue[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const column = columns[name];
    if (!column) throw new Error(`Table ${table} has no column ${name}.`);
    names.push(name);
    params.push(column.encode(value));
  }
  return [names, params];
}

function insertion(table: TableName, values: Stored): [sql: string, params: SqlValue[]] {
  const [names, params] = encode(table, values);
  const columns = names.map((name) => `"${name}"`).join(', ');
  const marks = names.map(() => '?').join(', ');
  return [`insert into ${table} (${columns}) values (${marks})`, params];
}

/** Where nobody needs the row; answers its id. */
export const addRow = (db: Db, table: TableName, values: Stored): number =>
  db.run(...insertion(table, values)).id;

export function insertRow<T extends TableName>(db: Db, table: T, values: Stored): Row<T> {
  const [sql, params] = insertion(table, values);
  return decode(table, db.get(`${sql} returning *`, params) as Stored);
}

/** Sets the given columns of the rows that `where` names, and answers the first of them. */
export function updateRow<T extends TableName>(
  db: Db,
  table: T,
  values: Stored,
  where: string,
  whereParams: readonly SqlValue[],
): Row<T> | undefined {
  const [names, params] = encode(table, values);
  const set = names.map((name) => `"${name}" = ?`).join(', ');
  const stored = db.get(`update ${table} set ${set} where ${where} returning *`, [...params, ...whereParams]);
  return stored && decode(table, stored);
}
