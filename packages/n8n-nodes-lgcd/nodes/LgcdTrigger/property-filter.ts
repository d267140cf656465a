import { type Client, NotFoundError, operations, type WebhookEvent } from '@lgcd/core-client';
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

/**
 * Before an activation: a filter that has to look bookings up needs a token that may. Without this check LGCD would
 * deliver such events five times in vain.
 * @throws NodeOperationError that names the ability; LgcdError when LGCD can't be asked
 */
export async function assertFilterable(
  context: IHookFunctions,
  client: Client,
  { events, propertyIds }: Subscription,
): Promise<void> {
  const looksUp = places.some(({ event, booking }) => booking && covers(events, event));
  if (propertyIds.length === 0 || !looksUp) return;
  const { token } = await client.call('account.get');
  const abilities: readonly string[] = token.abilities;
  if (abilities.includes(lookUpAbility) || abilities.includes('*')) return;
  throw new NodeOperationError(
    context.getNode(),
    `The filter by property looks bookings up, and the access token lacks the ability ${lookUpAbility}.`,
    { description: 'Give the token this ability in LGCD, use another token, or remove the filter.' },
  );
}

/**
 * Whether an event is of one of the properties. `booking.*` carries no property (published), so its booking is
 * looked up. An event that belongs to no property, such as a statement or the audit log, is of every property.
 *
 * @throws LgcdError when the booking can't be looked up now; LGCD is then asked to deliver again
 */
export async function isOfProperty(
  context: IWebhookFunctions,
  { event, data }: WebhookEvent,
  propertyIds: readonly number[],
): Promise<boolean> {
  const place = places.find((entry) => entry.event === event);
  if (!place) return true;
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
