import { randomUUID } from 'node:crypto';
import { type EventName, envelopeSchema, events } from '@lgcd/core-client/contract';
import { phpJson } from '../http/laravel/json.ts';
import type { Row } from '../resources/tables.ts';
import { isoTime } from './clock.ts';
import { misfit } from './misfit.ts';
import type { Scope } from './store/scope.ts';

/** The envelope of every event. Source: published. */
export interface Envelope {
  id: string;
  event: EventName;
  created_at: string;
  agency_id: number;
  data: object;
}

export const envelopeOf = (agencyId: number, event: EventName, data: object, now: number): Envelope => ({
  id: randomUUID(),
  event,
  created_at: isoTime(now),
  agency_id: agencyId,
  data,
});

/**
 * Writes an event into the outbox. Its bytes are fixed here: every delivery, retry and replay posts these. With
 * `dispatched` the caller sees to its deliveries.
 * @throws when `check` is set and the data block does not fit the contract.
 */
export function putIntoOutbox(
  store: Scope,
  envelope: Envelope,
  { check, dispatched = false }: { check: boolean; dispatched?: boolean },
): Row<'events'> {
  if (check) {
    const problem = misfit(envelopeSchema(envelope.event, events[envelope.event].data), envelope);
    if (problem) throw new Error(`The event ${envelope.event} does not fit the contract: ${problem}`);
  }
  return store.insert('events', {
    uuid: envelope.id,
    event: envelope.event,
    body: phpJson(envelope),
    created_at: envelope.created_at,
    dispatched,
  });
}
