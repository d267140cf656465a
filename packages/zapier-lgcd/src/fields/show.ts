import type { Client } from '@lgcd/core-client';
import type { ZObject } from 'zapier-platform-core';
import type { Field } from '../contract.ts';
import { type Item, type Presented, present } from './present.ts';
import { propertyNames } from './property-names.ts';

/** Objects of the API as Zaps see them, with the names of the properties that they mention. */
export async function show(
  z: ZObject,
  client: Client,
  fields: readonly Field[],
  items: readonly Item[],
  unknown: Presented['unknown'] = 'keep',
): Promise<Item[]> {
  const names = await propertyNames(z, client, items);
  return items.map((item) => present(fields, item, { names, unknown }));
}
