import { entriesOf, FieldError, isBlank, type ReadableField, readField } from '../input/index.ts';
import type { Client } from './client.ts';
import { plainText } from './search.ts';

const id: ReadableField = { name: 'property_id', label: 'Property', type: 'integer', resource: 'property' };
/** Ids stand in no zone. */
const nowhere = { timeZone: 'UTC' };

const readId = (entry: unknown): number | undefined => {
  try {
    return readField(id, entry, nowhere) as number | undefined;
  } catch {
    return undefined;
  }
};

interface Named {
  id: number;
  name: string;
}

const listed = (properties: readonly Named[]) =>
  properties.map((property) => `${property.name} (${property.id})`).join(', ') || 'none';

/** Shown at most of what exists; a sentence with more is not read. */
const shownAtMost = 20;

function refuse(label: string, entry: unknown, properties: readonly Named[]): never {
  const shown = properties.slice(0, shownAtMost);
  const more = properties.length > shownAtMost ? ` and ${properties.length - shownAtMost} more` : '';
  throw new FieldError({
    [id.name]: `${label}: there is no property “${String(entry).slice(0, 60)}”. Those that the token sees are ${listed(shown)}${more}.`,
  });
}

function named(label: string, entry: unknown, properties: readonly Named[]): number {
  const wanted = plainText(String(entry));
  const found = properties.filter(({ name }) => plainText(name) === wanted);
  const [one] = found;
  if (one === undefined) return refuse(label, entry, properties);
  if (found.length === 1) return one.id;
  throw new FieldError({
    [id.name]: `${label}: several properties are called “${one.name}”: ${listed(found)}. Give the ID of the one that is meant.`,
  });
}

/**
 * The ids of the properties that a filter names: ids (`1; 2`, `1 2`, `#1`, addresses), names, or both, with commas,
 * semicolons or line breaks between them. None when nothing was given. Each must be one that the token sees, since a
 * filter by a property that is not there drops every event without a word.
 *
 * Needs `properties:read`.
 *
 * @param label how the form calls the filter
 * @throws FieldError with the list of what exists; LgcdError when LGCD can't be asked
 */
export async function findPropertyIds(
  client: Pick<Client, 'paginate'>,
  given: unknown,
  label: string = id.label,
): Promise<number[]> {
  if (isBlank(given)) return [];
  const properties: Named[] = [];
  for await (const { id, name } of client.paginate('property.getAll', {})) properties.push({ id, name });
  const ids = entriesOf(given, 'phrases').flatMap((entry) => {
    const words = entriesOf(entry, 'words').map(readId);
    // A name may be made of digits and blanks, but one of all ids is a list of ids.
    if (words.some((word) => word === undefined)) return [named(label, entry, properties)];
    const missing = words.find((word) => !properties.some((property) => property.id === word));
    return missing === undefined ? (words as number[]) : refuse(label, missing, properties);
  });
  return [...new Set(ids)];
}
