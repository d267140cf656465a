import type { z } from 'zod';
import { misfit } from '../../engine/misfit.ts';
import { clean } from '../../http/laravel/clean.ts';
import { coerce } from '../../http/laravel/coerce.ts';
import { type Issue, messageOf } from '../../http/laravel/messages.ts';
import { agencyRow, type ListName, listNames, lists } from './lists.ts';
import { type Problems, placeOf } from './mistake.ts';

export type Values = Record<string, unknown>;

/** One row of the file, checked on its own. */
export interface SeedRow {
  list: ListName | 'agencies';
  /** `bookings[0]` */
  path: string;
  values: Values;
  id: number;
  agencyId: number;
}

type Found = Issue & { keys?: string[]; values?: unknown[] };

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);

/** Laravel's sentence without its beginning, since the place stands before it: `must be at least 0.` */
function wordsOf(shape: Record<string, z.ZodType>, issue: Found, value: unknown): string {
  if (issue.values && value !== undefined)
    return `must be one of ${issue.values.join(', ')}, not ${JSON.stringify(value)}.`;
  if (issue.path.at(-1) === 'token')
    return 'must be printable ASCII without spaces, such as 7|myFixedToken or myFixedToken.';
  const words = messageOf(shape, issue, value).replace(/^The .*? field /, '');
  return words === 'is required.' && value === null ? 'must not be null or empty.' : words;
}

/** The values of a row in the types of its schema. What does not fit goes to the problems. */
function parseRow(schema: z.ZodObject, at: PropertyKey[], given: unknown, problems: Problems): Values {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    problems.add(placeOf(at), 'must be an object.');
    return {};
  }
  const shape = schema.shape as Record<string, z.ZodType>;
  const value = coerce(schema, clean(given)) as Values;
  const { data, error } = schema.safeParse(value);
  if (data) {
    const unknown = misfit(schema, value);
    if (unknown) problems.add(placeOf(at), `has what is not known, ${unknown}.`);
    return data as Values;
  }
  for (const issue of error.issues as Found[]) {
    const path = [...at, ...issue.path];
    for (const key of issue.keys ?? []) {
      const known = issue.path.length === 0 ? ` Known fields: ${Object.keys(shape).join(', ')}.` : '';
      problems.add(placeOf([...path, key]), `there is no such field.${known}`);
    }
    if (!issue.keys) problems.add(placeOf(path), wordsOf(shape, issue, valueAt(value, issue.path)));
  }
  return {};
}

/** Rows without an id take the lowest that no row of their list names, in the order of the file. */
function giveIds(rows: SeedRow[], problems: Problems): void {
  const taken = new Map<number, string>();
  for (const { values, path } of rows) {
    if (typeof values.id !== 'number') continue;
    const other = taken.get(values.id);
    if (other) problems.add(`${path}.id`, `${values.id} is the id of ${other} already.`);
    else taken.set(values.id, path);
  }
  let next = 1;
  for (const row of rows) {
    if (typeof row.values.id === 'number') row.id = row.values.id;
    else {
      while (taken.has(next)) next++;
      row.id = next++;
    }
  }
}

function parseList(name: ListName | 'agencies', given: unknown, problems: Problems): SeedRow[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) {
    problems.add(name, 'must be a list of objects.');
    return [];
  }
  const schema = name === 'agencies' ? agencyRow : lists[name];
  const rows = given.map((each, index): SeedRow => {
    const values = parseRow(schema as unknown as z.ZodObject, [name, index], each, problems);
    return { list: name, path: `${name}[${index}]`, values, id: 0, agencyId: 0 };
  });
  giveIds(rows, problems);
  return rows;
}

export type Rows = Map<ListName | 'agencies', SeedRow[]>;

/** Every row of a seed, checked by the schemas of the contract. */
export function parseRows(given: Values, problems: Problems): Rows {
  const names = ['agencies', ...listNames] as const;
  for (const key of Object.keys(given)) {
    if ((names as readonly string[]).includes(key)) continue;
    problems.add(key, `there is no such list. Known lists: ${names.join(', ')}.`);
  }
  if (given.agencies === undefined || (Array.isArray(given.agencies) && given.agencies.length === 0))
    problems.add('agencies', 'must have at least one agency, such as {"name":"My agency"}.');
  return new Map(names.map((name) => [name, parseList(name, given[name], problems)]));
}
