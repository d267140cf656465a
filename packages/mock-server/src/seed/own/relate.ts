import type { z } from 'zod';
import { definition, unwrap } from '../../http/laravel/schema.ts';
import { type ListName, listNames, listOf, lists } from './lists.ts';
import { type Problems, placeOf } from './mistake.ts';
import type { Rows, SeedRow } from './parse.ts';

interface Reference {
  path: PropertyKey[];
  list: ListName;
  id: number;
}

/** Every id in a value that names another object. */
function referencesIn(schema: z.ZodType, value: unknown, path: PropertyKey[] = []): Reference[] {
  if (value === null || value === undefined) return [];
  const inner = unwrap(schema);
  const { shape, element } = definition(inner);
  if (shape) {
    return Object.entries(shape).flatMap(([name, field]) =>
      referencesIn(field, (value as Record<string, unknown>)[name], [...path, name]),
    );
  }
  if (element && Array.isArray(value)) {
    return value.flatMap((member, index) => referencesIn(element, member, [...path, index]));
  }
  const list = listOf[String(inner.meta()?.['x-resource'])];
  return list && typeof value === 'number' ? [{ path, list, id: value }] : [];
}

const schemaOf = ({ list }: SeedRow): z.ZodType => lists[list as ListName] as unknown as z.ZodType;
const nounOf = (list: string): string => list.replace(/ies$/, 'y').replace(/s$/, '').replaceAll('_', ' ');

/** The agency of a row: the one that it names, that of the object it belongs to, or the only one. */
function agencyOf(row: SeedRow, rows: Rows, problems: Problems): number {
  const agencies = rows.get('agencies') ?? [];
  const { agency_id } = row.values;
  if (typeof agency_id === 'number') {
    if (!agencies.some(({ id }) => id === agency_id))
      problems.add(`${row.path}.agency_id`, `there is no agency ${agency_id} in the seed.`);
    return agency_id;
  }
  for (const { list, id, path } of referencesIn(schemaOf(row), row.values)) {
    const parent = path.length === 1 ? rows.get(list)?.find((each) => each.id === id) : undefined;
    if (parent?.agencyId) return parent.agencyId;
  }
  if (agencies.length === 1 && agencies[0]) return agencies[0].id;
  problems.add(`${row.path}.agency_id`, `must be given, since the seed has ${agencies.length} agencies.`);
  return 0;
}

/** Gives every row its agency, and refuses ids that name nothing, or something of another agency. */
export function relate(rows: Rows, problems: Problems): void {
  const all = listNames.flatMap((list) => rows.get(list) ?? []);
  for (const row of all) row.agencyId = agencyOf(row, rows, problems);
  const known = new Map(all.map((row) => [`${row.list} ${row.id}`, row]));
  for (const row of all) {
    for (const { list, id, path } of referencesIn(schemaOf(row), row.values)) {
      const other = known.get(`${list} ${id}`);
      const place = `${row.path}.${placeOf(path)}`;
      if (!other) problems.add(place, `there is no ${nounOf(list)} ${id} in the seed.`);
      else if (other.agencyId !== row.agencyId && row.agencyId !== 0 && other.agencyId !== 0) {
        problems.add(
          place,
          `${nounOf(list)} ${id} (${other.path}) is of agency ${other.agencyId}, and this row of agency ${row.agencyId}.`,
        );
      }
    }
  }
}
