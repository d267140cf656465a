import { type Client, MissingAbilityError, type Page } from '@lgcd/core-client';
import { type CatalogEvent, catalog, type EventName, type OperationName } from '../contract.ts';

type Found = Readonly<Record<string, unknown>>;

/** What an event's data block would be today, from an object that exists, and when that last changed. */
export interface Recent {
  data: Found;
  at: string;
}

/** Enough to choose from in the editor. */
const shownAtMost = 3;

/** Fields of a data block that are no object of LGCD. */
const own: Partial<Record<EventName, (found: Found) => Found>> = {
  'property.rate_changed': ({ created_at, updated_at }) => ({
    change: created_at === updated_at ? 'created' : 'updated',
  }),
};

const call = (client: Client, operation: string, input: Found): Promise<unknown> =>
  client.dispatch(operation as OperationName, input as never);

/** The newest objects, of one property where they belong to properties and one is chosen. */
async function list(
  client: Client,
  operation: OperationName,
  filter: Found,
  property?: number,
): Promise<Found[]> {
  if (property && operation === 'property.getAll') {
    return [(await call(client, 'property.get', { id: property })) as Found];
  }
  const hasProperty = catalog.operations[operation].input.some(({ name }) => name === 'property_id');
  const page = (await call(client, operation, {
    ...filter,
    ...(hasProperty && { property_id: property }),
    per_page: shownAtMost,
  })) as Page<Found>;
  return page.data;
}

async function block(client: Client, event: CatalogEvent, found: Found): Promise<Found> {
  const { as, beside = {} } = event.recent ?? { as: '' };
  const others = Object.entries(beside).map(async ([field, { get, id }]) => [
    field,
    await call(client, get, { id: found[id] }),
  ]);
  const parts: Found = {
    [as]: found,
    ...Object.fromEntries(await Promise.all(others)),
    ...own[event.name]?.(found),
  };
  return Object.fromEntries(event.data.map(({ name }) => [name, parts[name]]));
}

/**
 * Objects of the agency as this event would carry them; none where LGCD has no list of them, or where a part of the
 * block needs an ability that the event itself does not.
 */
export async function recent(client: Client, event: CatalogEvent, property?: number): Promise<Recent[]> {
  if (!event.recent) return [];
  const { list: operation, filter = {}, at = 'updated_at' } = event.recent;
  try {
    const found = await list(client, operation as OperationName, filter, property);
    return await Promise.all(
      found.map(async (one) => ({
        data: await block(client, event, one),
        at: String(one[at] ?? one.updated_at),
      })),
    );
  } catch (error) {
    if (error instanceof MissingAbilityError) return [];
    throw error;
  }
}
