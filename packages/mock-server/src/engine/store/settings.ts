import type { Db } from './db.ts';

/** What the server remembers beside its tables, by a name; undefined for what was never said. */
export function setting(db: Db, key: string): string | undefined {
  const row = db.get('select value from settings where key = ?', [key]);
  return row && String(row.value);
}

export const remember = (db: Db, key: string, value: string): void => {
  db.run(
    'insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    [key, value],
  );
};
