import type { SqlValue } from './db.ts';

/**
 * A piece of SQL with its values, `['end_date >= ?', input.from]`. It is left out when a value is undefined, so a filter
 * that was not given needs no `if`. Text that comes from a request is a value, never a part of the SQL.
 */
export type Condition = readonly [sql: string, ...values: (SqlValue | undefined)[]];

/** `column` contains `text`, whatever the case of ASCII letters; `%` and `_` in it mean themselves. */
export function contains(columns: readonly string[], text: string | undefined): Condition {
  const pattern = text === undefined ? undefined : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return [
    `(${columns.map((column) => `${column} like ? escape '\\'`).join(' or ')})`,
    ...columns.map(() => pattern),
  ];
}

/** `column` is one of `values`. */
export const isIn = (column: string, values: readonly SqlValue[] | undefined): Condition =>
  values === undefined
    ? ['1', undefined]
    : [`${column} in (${values.map(() => '?').join(', ') || 'null'})`, ...values];

export function join(conditions: readonly Condition[]): [sql: string, params: SqlValue[]] {
  const kept = conditions.filter(([, ...values]) => !values.includes(undefined));
  return [
    kept.map(([sql]) => `(${sql})`).join(' and ') || '1',
    kept.flatMap(([, ...values]) => values as SqlValue[]),
  ];
}
