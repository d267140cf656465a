import { createHash } from 'node:crypto';
import type { Client } from '@lgcd/core-client';
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

/** What the editor offers to map: the event as it would be for recent objects, else the contract's example. */
export async function recentEvents(
  client: Client,
  event: CatalogEvent,
  property?: number,
): Promise<Happened[]> {
  const found = await recent(client, event, property);
  if (found.length === 0) return [event.example];
  const { agency } = await client.call('account.get');
  return found.map((one) => ({
    id: idOf(event, one),
    event: event.name,
    created_at: one.at,
    agency_id: agency.id,
    data: one.data,
  }));
}
