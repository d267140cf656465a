import { createHash } from 'node:crypto';
import { indexes, settingsTable, tables } from '../../resources/tables.ts';
import type { Column } from './columns.ts';
import type { Db } from './db.ts';

/** Goes up with every change of the tables after a release; each change adds a step to `steps` and to `earlier`. */
export const schemaVersion = 2;

/** What brings a file from version n to n + 1. A new file is made from the tables as they are now. */
const steps: Record<number, string> = {
  // The same tables; the fingerprint no longer tells of indexes.
  1: '',
};

/** The fingerprints of earlier versions. */
const earlier: Record<number, number> = { 1: 134_889_712 };

const createTable = (name: string, columns: Record<string, Column<never> | Column<unknown>>) =>
  `create table ${name} (${Object.entries(columns)
    .map(([column, { sql }]) => `"${column}" ${sql}`)
    .join(', ')}) strict`;

const schema = [
  ...Object.entries(tables).map(([name, columns]) => createTable(name, columns)),
  settingsTable,
];

/** Marks a file as ours, and as one with these very tables: SQLite's `application_id`, a positive 31-bit number. */
const fingerprint =
  createHash('sha256').update(schema.toSorted().join('\n')).digest().readUInt32BE() & 0x7fffffff;

const pragma = (db: Db, name: string): number => Number(db.get(`pragma ${name}`)?.[name] ?? 0);

/** An index is known by its name alone: one that changes takes another name. */
const nameOf = (index: string): string => /\bindex (\w+) on /.exec(index)?.[1] ?? '';

/** Indexes hold nothing of their own, so a file made with others is brought to ours. */
function bringIndexes(db: Db): void {
  const found = db.all("select name from sqlite_master where type = 'index' and sql is not null");
  const present = new Set(found.map(({ name }) => String(name)));
  const wanted = new Set(indexes.map(nameOf));
  const changes = [
    ...[...present].filter((name) => !wanted.has(name)).map((name) => `drop index "${name}"`),
    ...indexes.filter((index) => !present.has(nameOf(index))),
  ];
  if (changes.length > 0) db.exec(changes.join(';\n'));
}

/**
 * Makes the tables of a new file, and brings an older file up to date.
 * @throws Error for a file that is not ours, or of a newer or another build
 */
export function migrate(db: Db): void {
  const found = pragma(db, 'user_version');
  const isNew = db.get('select 1 from sqlite_master limit 1') === undefined;
  if (!isNew && found === 0) {
    throw new Error('The database file belongs to another program. Start with another --db file.');
  }
  if (found > schemaVersion) {
    throw new Error(
      `The database file was made by a newer version of the mock server (schema ${found}, this one knows ${schemaVersion}). Update @lgcd/mock-server, or start with another --db file.`,
    );
  }
  const expected = found === schemaVersion ? fingerprint : earlier[found];
  if (!isNew && pragma(db, 'application_id') !== expected) {
    throw new Error(
      'The database file was made by another build of the mock server, with other tables. Start with another --db file.',
    );
  }
  db.transaction(() => {
    if (isNew) db.exec([...schema, ...indexes].join(';\n'));
    else for (let version = found; version < schemaVersion; version++) db.exec(steps[version] ?? '');
    if (found < schemaVersion) {
      db.exec(`pragma user_version = ${schemaVersion}; pragma application_id = ${fingerprint}`);
    }
    if (!isNew) bringIndexes(db);
  });
}
