import { type Row, type TenantTable, tables } from '../../resources/tables.ts';
import { type Condition, join } from './conditions.ts';
import type { Db, SqlValue } from './db.ts';
import { keptUntilWrite } from './kept.ts';
import { decode, insertRow, type Stored, updateRow } from './rows.ts';

/** One page of a list. `http/pipeline.ts` writes Laravel's `links` and `meta` around it. */
export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  perPage: number;
}

type Generated = 'id' | 'agency_id' | 'created_at' | 'updated_at';
type NullKeys<R> = { [K in keyof R]: null extends R[K] ? K : never }[keyof R];
type Given<R> = Omit<R, Generated | NullKeys<R>> & Partial<Pick<R, NullKeys<R> & keyof R>>;
/** What a new row needs: nullable columns may be left out; id, agency and time stamps are filled in. */
export type NewRow<T extends TenantTable> = Given<Row<T>> &
  Partial<Pick<Row<T>, Extract<keyof Row<T>, Generated>>>;
export type Changes<T extends TenantTable> = Partial<Omit<Row<T>, 'id' | 'agency_id'>>;

/**
 * The store as one agency sees it. Every read and write filters by the agency, so a handler cannot reach another
 * tenant's rows by mistake. Source of the rule: published ("automatic tenant isolation").
 */
export interface Scope {
  readonly agencyId: number;
  find<T extends TenantTable>(table: T, id: number): Row<T> | undefined;
  first<T extends TenantTable>(table: T, where: readonly Condition[], order?: string): Row<T> | undefined;
  list<T extends TenantTable>(table: T, where?: readonly Condition[], order?: string): Row<T>[];
  count(table: TenantTable, where?: readonly Condition[]): number;
  /** `order` is SQL of ours, as in `'check_in desc, id'`; by default the last made comes first. */
  page<T extends TenantTable, V>(
    table: T,
    where: readonly Condition[],
    paging: { page?: number | undefined; per_page?: number | undefined },
    present: (row: Row<T>) => V,
    order?: string,
  ): Page<V>;
  insert<T extends TenantTable>(table: T, values: NewRow<T>): Row<T>;
  /** Also moves `updated_at`. Throws when the agency has no such row. */
  update<T extends TenantTable>(table: T, id: number, changes: Changes<T>): Row<T>;
  delete(table: TenantTable, id: number): boolean;
  /** For sums and joins. The SQL has to name `:agency`, which is bound to the agency's id. */
  query<R extends object>(sql: string, params?: Record<string, SqlValue>): R[];
}

/** Rows per page when the request does not say. Source: Laravel's default. */
const perPageDefault = 15;

/** Counts grow with the table, and a list that is asked for page by page has the same one each time. */
const countOf = keptUntilWrite<number>([]);

/** Pages too, as whoever polls asks for the same one; they are larger, so fewer are kept. */
const pageOf = keptUntilWrite<readonly unknown[]>([], 40);

const finding = new Map<TenantTable, string>();
function findIn(table: TenantTable): string {
  let sql = finding.get(table);
  if (sql === undefined) {
    sql = `select * from ${table} where id = ? and agency_id = ?`;
    finding.set(table, sql);
  }
  return sql;
}

export function createScope(db: Db, agencyId: number, now: () => string): Scope {
  const owned = (where: readonly Condition[] = []) => join([['agency_id = ?', agencyId], ...where]);
  const stamped = (table: TenantTable, columns: readonly string[]): Stored =>
    Object.fromEntries(columns.filter((name) => name in tables[table]).map((name) => [name, now()]));

  const scope: Scope = {
    agencyId,
    find(table, id) {
      const stored = db.get(findIn(table), [id, agencyId]);
      return stored && decode(table, stored);
    },
    first(table, where, order = 'id') {
      const [sql, params] = owned(where);
      const stored = db.get(`select * from ${table} where ${sql} order by ${order} limit 1`, params);
      return stored && decode(table, stored);
    },
    list(table, where, order = 'id') {
      const [sql, params] = owned(where);
      const rows = db.all(`select * from ${table} where ${sql} order by ${order}`, params);
      return rows.map((stored) => decode(table, stored));
    },
    count(table, where) {
      const [sql, params] = owned(where);
      const counting = `select count(*) as n from ${table} where ${sql}`;
      return countOf(db, JSON.stringify([counting, params]), () => Number(db.get(counting, params)?.n));
    },
    page(table, where, { page = 1, per_page: perPage = perPageDefault }, present, order = 'id desc') {
      const [sql, params] = owned(where);
      const reading = `select * from ${table} where ${sql} order by ${order} limit ? offset ?`;
      const values = [...params, perPage, (page - 1) * perPage];
      // Frozen, since the next one who asks is shown the same rows.
      const rows = pageOf(db, JSON.stringify([reading, values]), () =>
        db.all(reading, values).map((stored) => Object.freeze(decode(table, stored))),
      ) as readonly Row<typeof table>[];
      const items = rows.map((row) => present(row));
      return { items, total: scope.count(table, where), page, perPage };
    },
    insert: (table, values) =>
      insertRow(db, table, {
        ...stamped(table, ['created_at', 'updated_at']),
        ...values,
        agency_id: agencyId,
      }),
    update(table, id, changes) {
      const values = { ...stamped(table, ['updated_at']), ...changes };
      const row = updateRow(db, table, values, 'id = ? and agency_id = ?', [id, agencyId]);
      if (!row) throw new Error(`Agency ${agencyId} has no row ${id} in ${table}.`);
      return row;
    },
    delete: (table, id) =>
      db.run(`delete from ${table} where id = ? and agency_id = ?`, [id, agencyId]).changes > 0,
    query<R extends object>(sql: string, params: Record<string, SqlValue> = {}) {
      if (!/:agency\b/.test(sql)) throw new Error(`A query of a tenant has to name :agency: ${sql}`);
      return db.all(sql, { ...params, agency: agencyId }) as R[];
    },
  };
  return scope;
}
