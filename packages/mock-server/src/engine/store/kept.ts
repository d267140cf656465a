import type { Db } from './db.ts';

/**
 * What was read, by a key, until something is written to one of `tables`, or to any when none is named. Who gets a
 * value must not change it: the next one gets the same.
 *
 * @param most there may be as many filters and tokens as clients think of
 */
export function keptUntilWrite<T>(
  tables: readonly string[],
  most = 500,
): (db: Db, key: string | number, read: () => T) => T {
  const stores = new WeakMap<Db, { at: number; values: Map<string | number, T> }>();
  const writes = ({ changes }: Db) =>
    tables.length === 0 ? changes.outside([]) : tables.reduce((count, table) => count + changes.of(table), 0);
  return (db, key, read) => {
    const at = writes(db);
    let store = stores.get(db);
    if (store?.at !== at) {
      store = { at, values: new Map() };
      stores.set(db, store);
    }
    const found = store.values.get(key);
    if (found !== undefined) return found;
    const value = read();
    if (store.values.size >= most) store.values.clear();
    store.values.set(key, value);
    return value;
  };
}
