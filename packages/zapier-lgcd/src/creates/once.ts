import { type Client, type Page, ValidationError } from '@lgcd/core-client';
import type { OperationEntry, OperationName } from '../contract.ts';
import type { Item } from '../fields/present.ts';
import { isEmpty } from '../fields/read.ts';

/** The object that an earlier run of the same Zap step has made with the caller's key for it. */
async function alreadyMade(
  client: Client,
  operation: OperationEntry,
  input: Item,
): Promise<Item | undefined> {
  const { naturalKey, resource } = operation;
  if (!naturalKey || isEmpty(input[naturalKey])) return undefined;
  const filter = { [naturalKey]: input[naturalKey] };
  const page = (await client.dispatch(`${resource}.getAll` as OperationName, filter)) as Page<Item>;
  return page.data.find((made) => made[naturalKey] === input[naturalKey] && made.status !== 'cancelled');
}

/** Makes an object once for one key, however often Zapier runs the step: a refused repetition answers the first. */
export async function once(client: Client, operation: OperationEntry, input: Item): Promise<Item> {
  try {
    return (await client.dispatch(operation.name, input)) as Item;
  } catch (error) {
    const made = error instanceof ValidationError ? await alreadyMade(client, operation, input) : undefined;
    if (!made) throw error;
    return made;
  }
}
