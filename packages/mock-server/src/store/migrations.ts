import type { Column } from './columns.ts';
import type { Db } from './db.ts';
import { indexes, settingsTable, tables } from './tables.ts';

/** Goes up with every change of `tables.ts` after a release; each change adds a step to `steps`. */
export const schemaVersion = 1;

/** What brings a file from version n to n + 1. A new file is made from `tables.ts` at once. */
const steps: Record<number, string> = {};

const createTable = (name: string, columns: Record<string, Column<never> | Column<unknown>>) =>
  `create table ${name} (${Object.entries(columns)
    .map(([column, { sql }]) => `"${column}" ${sql}`)
    .join(', ')}) strict`;

const createAll = () =>
  [
    ...Object.entries(tables).map(([name, columns]) => createTable(name, columns)),
    settingsTable,
    ...indexes,
  ].join(';\n');

export function migrate(db: Db): void {
  const found = Number(db.get('pragma user_version')?.user_version ?? 0);
  if (found === schemaVersion) return;
  if (found > schemaVersion) {
    throw new Error(
      `The database file was made by a newer version of the mock server (schema ${found}, this one knows ${schemaVersion}). Update @lgcd/mock-server, or start with another --db file.`,
    );
  }
  db.transaction(() => {
    if (found === 0) db.exec(createAll());
    else for (let version = found; version < schemaVersion; version++) db.exec(steps[version] ?? '');
    db.exec(`pragma user_version = ${schemaVersion}`);
  });
}
