import type { Client } from '@lgcd/core-client';
import type { ZObject } from 'zapier-platform-core';
import type { PropertyNames } from './derived.ts';

/** How long a name is taken from Zapier's cache; a new name of a property shows after that. */
const rememberedSeconds = 600;
const key = 'property-names';

/** The ids in objects that name no property beside them. */
function idsIn(value: unknown, found = new Set<number>()): Set<number> {
  if (typeof value !== 'object' || value === null) return found;
  const { property_id: id, property_name: name } = value as Record<string, unknown>;
  if (typeof id === 'number' && name === undefined) found.add(id);
  for (const child of Object.values(value)) idsIn(child, found);
  return found;
}

async function cached(z: ZObject): Promise<PropertyNames> {
  // Missing from Zapier's types: a value is read in the scope in which it was written.
  const get = z.cache.get as (key: string, scope: string[]) => Promise<unknown>;
  const kept = await get(key, ['auth']);
  return new Map(Array.isArray(kept) ? (kept as [number, string][]) : []);
}

async function listed(client: Client): Promise<PropertyNames> {
  const names = new Map<number, string>();
  for await (const { id, name } of client.paginate('property.getAll', {})) names.set(id, name);
  return names;
}

const quietly = async (attempt: () => Promise<PropertyNames>): Promise<PropertyNames> => {
  try {
    return await attempt();
  } catch {
    return new Map();
  }
};

/**
 * The names of the properties that these objects mention: no request where they mention none or all are known, one for
 * all of them otherwise. A name is never worth a failed run: a token may not read properties, or its minute is used up.
 */
export async function propertyNames(z: ZObject, client: Client, objects: unknown): Promise<PropertyNames> {
  const ids = [...idsIn(objects)];
  if (ids.length === 0) return new Map();
  const known = await quietly(() => cached(z));
  if (ids.every((id) => known.has(id))) return known;
  const names = await quietly(() => listed(client));
  if (names.size > 0) {
    await z.cache.set(key, [...names], rememberedSeconds, ['auth']).catch(() => undefined);
  }
  return names;
}
