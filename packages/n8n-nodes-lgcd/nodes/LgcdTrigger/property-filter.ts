import {
  type Client,
  findPropertyIds,
  NotFoundError,
  operations,
  type WebhookEvent,
} from '@lgcd/core-client';
import { isBlank } from '@lgcd/core-client/input';
import { type IHookFunctions, type IWebhookFunctions, NodeOperationError } from 'n8n-workflow';
import { clientOf } from '../shared/client.ts';
import { places } from './places.generated.ts';
import { covers, type Subscription } from './subscription.ts';

/** Where in the data of an event its property is named, or the booking that knows its property. */
export interface Place {
  event: string;
  property?: readonly string[];
  booking?: readonly string[];
}

const [lookUpAbility = ''] = operations['booking.get'].abilities;

const at = (data: object, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], data);

const label = 'Property Names or IDs';

/** What names were found to mean, so that each is looked up once in this process. */
const named = new Map<string, Promise<number[]>>();
const keptNames = 500;

/**
 * Before an activation: every property of the filter is there, and a filter that has to look bookings up has a token
 * that may. Without the first every event would be dropped; without the second LGCD would deliver five times in vain.
 * @throws NodeOperationError that names the ability; FieldError with what exists; LgcdError when LGCD can't be asked
 */
export async function assertFilterable(
  context: IHookFunctions,
  client: Client,
  { events, properties }: Subscription,
): Promise<void> {
  if (isBlank(properties)) return;
  named.clear();
  await findPropertyIds(client, properties, { label });
  if (!places.some(({ event, booking }) => booking && covers(events, event))) return;
  const { token } = await client.call('account.get');
  const abilities: readonly string[] = token.abilities;
  if (abilities.includes(lookUpAbility) || abilities.includes('*')) return;
  throw new NodeOperationError(
    context.getNode(),
    `The filter by property looks bookings up, and the access token lacks the ability ${lookUpAbility}.`,
    { description: 'Give the token this ability in LGCD, use another token, or remove the filter.' },
  );
}

/** The ids of the filter. Ids cost no request; names are looked up once. @throws LgcdError */
async function idsOf(context: IWebhookFunctions, properties: unknown): Promise<number[]> {
  const { id } = context.getNode();
  const key = JSON.stringify([context.getWorkflow().id, id, properties]);
  const known = named.get(key);
  if (known) return await known;
  const client = await clientOf(context, { maxRetries: 0 });
  const found = findPropertyIds(client, properties, { label, mustExist: false });
  if (named.size >= keptNames) named.delete(named.keys().next().value as string);
  named.set(key, found);
  found.catch(() => named.delete(key));
  return await found;
}

/**
 * Whether an event is of one of the properties. `booking.*` carries no property (published), so its booking is
 * looked up. An event that belongs to no property, such as a statement or the audit log, is of every property.
 *
 * @throws LgcdError when a name or the booking can't be looked up now; LGCD is then asked to deliver again
 */
export async function isOfProperty(
  context: IWebhookFunctions,
  { event, data }: WebhookEvent,
  properties: unknown,
): Promise<boolean> {
  const place = places.find((entry) => entry.event === event);
  if (!place || isBlank(properties)) return true;
  const propertyIds = await idsOf(context, properties);
  if (propertyIds.length === 0) return true;
  if (place.property) return propertyIds.includes(Number(at(data, place.property)));
  const id = at(data, place.booking ?? []);
  if (typeof id !== 'number') return true;
  // LGCD waits 10 seconds for the answer and comes again, so nothing is repeated here.
  const client = await clientOf(context, { maxRetries: 0 });
  const property = await client.call('booking.get', { id }).then(
    (booking) => booking.property_id,
    (error: unknown) => {
      if (!(error instanceof NotFoundError)) throw error;
      return undefined;
    },
  );
  return property !== undefined && propertyIds.includes(property);
}
