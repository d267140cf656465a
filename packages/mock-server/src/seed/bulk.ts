import type { Column } from '../engine/store/columns.ts';
import type { Db, SqlValue } from '../engine/store/db.ts';
import { type Row, type TableName, tables } from '../resources/tables.ts';

/** Values in one statement: many rows at once spare most of the calls into SQLite. */
const mostValues = 1000;

/** Inserts whole rows, `id` left out or given. A seed has thousands. */
export function bulk<T extends TableName>(
  db: Db,
  table: T,
  rows: readonly (Omit<Row<T>, 'id'> & { id?: number })[],
): void {
  const columns = Object.entries(tables[table] as unknown as Record<string, Column<unknown>>);
  const names = columns.map(([name]) => `"${name}"`).join(', ');
  const marks = `(${columns.map(() => '?').join(', ')})`;
  const perStatement = Math.floor(mostValues / columns.length);
  for (let start = 0; start < rows.length; start += perStatement) {
    const batch = rows.slice(start, start + perStatement) as readonly Record<string, unknown>[];
    const params: SqlValue[] = [];
    for (const row of batch) {
      for (const [name, column] of columns) {
        const value = row[name];
        params.push(value === undefined || value === null ? null : column.encode(value));
      }
    }
    db.run(`insert into ${table} (${names}) values ${batch.map(() => marks).join(', ')}`, params);
  }
}
