import type { Column } from '../engine/store/columns.ts';
import { lodgifyIndexes, lodgifyTables } from '../lodgify/table.ts';
import { accountIndexes, accountTables } from './account/table.ts';
import { stayIndexes, stayTables } from './booking/table.ts';
import { operationsIndexes, operationsTables } from './cleaning-task/table.ts';
import { financeIndexes, financeTables } from './invoice/table.ts';
import { deliveryIndexes, deliveryTables } from './webhook/table.ts';

/**
 * All tables. The row types, the encoding of values and the SQL of a new database derive from here; a file made by an
 * older version is brought up by `migrations.ts`.
 */
export const tables = {
  ...accountTables,
  ...stayTables,
  ...financeTables,
  ...operationsTables,
  ...deliveryTables,
  ...lodgifyTables,
} as const satisfies Record<string, Record<string, Column<never> | Column<unknown>>>;

/** What the server itself remembers (clock, seed); not a tenant's. */
export const settingsTable = 'create table settings (key text primary key, value text not null) strict';

export type Tables = typeof tables;
export type TableName = keyof Tables;
/** Tables whose rows belong to an agency. */
export type TenantTable = {
  [T in TableName]: 'agency_id' extends keyof Tables[T] ? T : never;
}[TableName];

type ValueOf<C> = C extends Column<infer V> ? V : never;
export type Row<T extends TableName> = { -readonly [C in keyof Tables[T]]: ValueOf<Tables[T][C]> };

export const indexes = [
  ...accountIndexes,
  ...stayIndexes,
  ...financeIndexes,
  ...operationsIndexes,
  ...deliveryIndexes,
  ...lodgifyIndexes,
];
