import type { Field } from '../contract.ts';
import { derivedFrom, exampleNames, type PropertyNames } from './derived.ts';

export type Item = Record<string, unknown>;

const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A map as JSON text; PHP writes an empty one as `[]`. What is no map stays what it is. */
function mapText(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 0) return '{}';
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

export interface Presented {
  names: PropertyNames;
  /** What to do with values that the contract does not know: LGCD may add fields at any time. */
  unknown?: 'keep' | 'drop';
}

function shown(field: Field, value: unknown, how: Presented): unknown {
  if (value === null || value === undefined) return value;
  if (field.type === 'object' && isItem(value)) return present(field.fields ?? [], value, how);
  if (field.type === 'list' && field.items?.type === 'object' && Array.isArray(value)) {
    return value.map((item) => (isItem(item) ? present(field.items?.fields ?? [], item, how) : item));
  }
  return field.type === 'map' ? mapText(value) : value;
}

/**
 * An object of the API as Zaps see it, whichever way it came: sample, list or delivery. A map becomes JSON text, since
 * its keys differ from one object to the next and a Zap could not rely on them.
 */
export function present(fields: readonly Field[], value: Item, how: Presented): Item {
  const known = fields.filter(({ name }) => name in value);
  const shownFields = Object.assign(
    {},
    ...known.map((field) => ({
      [field.name]: shown(field, value[field.name], how),
      ...derivedFrom(field, fields, value[field.name], how.names),
    })),
  );
  return how.unknown === 'drop' ? shownFields : { ...value, ...shownFields };
}

/** The same for a sample of the definition. */
export const presentSample = (fields: readonly Field[], value: Item): Item =>
  present(fields, value, { names: exampleNames });
