import { createHash } from 'node:crypto';
import { type Client, MissingAbilityError } from '@lgcd/core-client';
import type { CatalogEvent } from '../contract.ts';
import type { Happened } from './item.ts';
import { type Recent, recent } from './recent.ts';

/** The same object gives the same id each time, so that the editor does not show it as a new one. */
function idOf(event: CatalogEvent, { data, at }: Recent): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([event.name, at, data]))
    .digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/**
 * What a Zap would be refused when it is turned on is said while the trigger is tested.
 * @returns the id of the agency
 * @throws MissingAbilityError
 */
export async function agencyThatMay(
  client: Client,
  label: string,
  events: readonly CatalogEvent[],
): Promise<number> {
  const { agency, token } = await client.call('account.get');
  const needed = [...new Set(events.map(({ ability }) => ability))];
  const lacking = needed.filter((ability) => !token.abilities.includes(ability));
  if (lacking.length === 0) return agency.id;
  throw new MissingAbilityError(
    `The access token "${token.name}" lacks ${lacking.join(', ')}, which ${label} needs: the Zap could not be turned on. Give the token this in LGCD, or use another token.`,
    lacking,
    { operation: 'webhook.create', status: 403 },
  );
}

/** What the editor offers to map: the event as it would be for objects that exist; none where there are none. */
export async function recentEvents(
  client: Client,
  event: CatalogEvent,
  agency_id: number,
  property?: number,
): Promise<Happened[]> {
  const found = await recent(client, event, property);
  return found.map((one) => ({
    id: idOf(event, one),
    event: event.name,
    created_at: one.at,
    agency_id,
    data: one.data,
  }));
}
