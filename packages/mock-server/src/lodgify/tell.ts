import { randomUUID } from 'node:crypto';
import { type LodgifyEventName, lodgifyEvents } from '@lgcd/core-client/lodgify';
import { lodgifyFixtures, lodgifySchemas } from '@lgcd/core-client/lodgify/contract';
import { sign } from '@lgcd/core-client/webhook';
import type { Domain } from '../engine/domain.ts';
import { misfit } from '../engine/misfit.ts';
import { invalid } from '../http/laravel/errors.ts';

export type LodgifyObject = Record<string, unknown>;

/** Puts the bytes on their way to every subscription of the event, signed with its secret as it is now. */
function enqueue({ store, clock, now }: Domain, event: LodgifyEventName, body: string): number {
  const subscriptions = store.list('lodgify_subscriptions', [['event = ?', event]]);
  for (const { id, secret } of subscriptions) {
    store.insert('lodgify_deliveries', {
      uuid: randomUUID(),
      subscription_id: id,
      event,
      body,
      signature: `sha256=${sign(body, secret)}`,
      status: 'pending',
      attempts: [],
      due_at: clock.now(),
      queued_at: clock.now(),
      created_at: now(),
    });
  }
  return subscriptions.length;
}

/**
 * Sends an object to whoever subscribed to the event. Lodgify's object names its event in `action`.
 * @throws Invalid when the object is not what Lodgify's page describes
 */
export function tellLodgify(domain: Domain, event: LodgifyEventName, object: LodgifyObject): LodgifyObject {
  const sent = { action: event, ...object };
  const problem = misfit(lodgifySchemas[lodgifyEvents[event].object], sent);
  if (problem) throw invalid({ overrides: `The object would not be one of Lodgify's: ${problem}` });
  domain.transaction(() => enqueue(domain, event, JSON.stringify(sent)));
  return sent;
}

/** Sends the example of Lodgify's page, byte for byte. */
export function tellFixture(domain: Domain, event: LodgifyEventName): LodgifyObject {
  const body = lodgifyFixtures[lodgifyEvents[event].object];
  domain.transaction(() => enqueue(domain, event, body));
  return JSON.parse(body) as LodgifyObject;
}
