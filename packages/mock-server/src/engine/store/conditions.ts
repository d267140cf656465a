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

/** The digits of a number without what stands for its country at home; shorter ones are no phone number. */
function phoneDigits(text: string): string | undefined {
  if (!/^[\d\s().+/-]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length < 6 ? undefined : digits;
}

/** The same, and `phone` contains the number that `text` is, however it is written: `06 12 34 56 78`, `+212 612…`. */
export function containsOrCalls(
  columns: readonly string[],
  phone: string,
  text: string | undefined,
): Condition {
  const [sql, ...values] = contains(columns, text);
  const digits = text === undefined ? undefined : phoneDigits(text);
  return digits === undefined ? [sql, ...values] : [`${sql} or ${phone} like ?`, ...values, `%${digits}%`];
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
