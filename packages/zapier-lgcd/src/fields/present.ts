import type { Field } from '../contract.ts';

export type Item = Record<string, unknown>;

const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A map as JSON text; PHP writes an empty one as `[]`. What is no map stays what it is. */
function mapText(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 0) return '{}';
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

function shown(field: Field, value: unknown, unknown: Unknown): unknown {
  if (value === null || value === undefined) return value;
  if (field.type === 'object' && isItem(value)) return present(field.fields ?? [], value, unknown);
  if (field.type === 'list' && field.items?.type === 'object' && Array.isArray(value)) {
    return value.map((item) => (isItem(item) ? present(field.items?.fields ?? [], item, unknown) : item));
  }
  return field.type === 'map' ? mapText(value) : value;
}

/** What to do with values that the contract does not know: LGCD may add fields at any time. */
export type Unknown = 'keep' | 'drop';

/**
 * An object of the API as Zaps see it, whichever way it came: sample, list or delivery. A map becomes JSON text, since
 * its keys differ from one object to the next and a Zap could not rely on them.
 */
export function present(fields: readonly Field[], value: Item, unknown: Unknown = 'keep'): Item {
  const known = fields.filter(({ name }) => name in value);
  const shownFields = Object.fromEntries(
    known.map((field) => [field.name, shown(field, value[field.name], unknown)]),
  );
  return unknown === 'keep' ? { ...value, ...shownFields } : shownFields;
}
