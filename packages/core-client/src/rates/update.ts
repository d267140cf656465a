import type { Client } from '../client/client.ts';
import type { Input, Returned } from '../contract/index.ts';

/**
 * Changes what is named of a rate and keeps the rest. LGCD replaces a rate as a whole and empties what is left out
 * (`PUT`), so the rate is read first; a token needs `rates:read` beside `rates:write` for it.
 *
 * @throws LgcdError
 */
export async function updateRate(
  client: Pick<Client, 'call'>,
  { id, ...changes }: { id: number } & Partial<Input<'rate.update'>>,
): Promise<Returned<'rate.update'>> {
  const { property_id, name, start_date, end_date, nightly_price, min_stay } = await client.call('rate.get', {
    id,
  });
  const kept = { property_id, name, start_date, end_date, nightly_price, min_stay };
  return client.call('rate.update', { id, ...kept, ...changes });
}
