import { entriesOf, FieldError, isBlank, type ReadableField, readField } from '../input/index.ts';
import type { Client } from './client.ts';
import { MissingAbilityError } from './errors.ts';
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

/** The ids in an entry; `undefined` when it is a name, as one is that has other words beside digits. */
function idsIn(entry: unknown): number[] | undefined {
  const ids = entriesOf(entry, 'words').map(readId);
  return ids.every((word) => word !== undefined) ? ids : undefined;
}

async function allOf(client: Pick<Client, 'paginate'>): Promise<Named[]> {
  const properties: Named[] = [];
  for await (const { id, name } of client.paginate('property.getAll', {})) properties.push({ id, name });
  return properties;
}

/**
 * The ids of the properties that a filter names: ids (`1; 2`, `1 2`, `#1`, addresses), names, or both, with commas,
 * semicolons or line breaks between them. None when nothing was given. Each must be one that the token sees, since a
 * filter by a property that is not there drops every event without a word.
 *
 * Needs `properties:read` for names; ids are taken without it.
 *
 * @param options.label how the form calls the filter
 * @param options.mustExist false where that was found out before; ids then cost no request
 * @throws FieldError with the list of what exists; LgcdError when LGCD can't be asked
 */
export async function findPropertyIds(
  client: Pick<Client, 'paginate'>,
  given: unknown,
  { label = id.label, mustExist = true }: { label?: string; mustExist?: boolean } = {},
): Promise<number[]> {
  if (isBlank(given)) return [];
  const entries = entriesOf(given, 'phrases').map((entry) => ({ entry, ids: idsIn(entry) }));
  const areIds = entries.every(({ ids }) => ids);
  if (areIds && !mustExist) return [...new Set(entries.flatMap(({ ids = [] }) => ids))];
  const properties = await allOf(client).catch((error: unknown) => {
    // Ids need no look-up; a token that may not look is no reason to refuse them.
    if (error instanceof MissingAbilityError && areIds) return undefined;
    throw error;
  });
  const found = entries.flatMap(({ entry, ids }) => {
    if (!ids || !properties) return ids ?? [named(label, entry, properties ?? [])];
    const missing = ids.find((wanted) => !properties.some((property) => property.id === wanted));
    return missing === undefined ? ids : refuse(label, missing, properties);
  });
  return [...new Set(found)];
}
