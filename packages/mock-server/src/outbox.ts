import { randomUUID } from 'node:crypto';
import { type EventName, envelopeSchema, events } from '@lgcd/core-client/contract';
import { isoTime } from './clock.ts';
import { misfit } from './fits.ts';
import { phpJson } from './laravel/json.ts';
import type { Db } from './store/db.ts';
import { insertRow } from './store/rows.ts';
import type { Row } from './store/tables.ts';

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
 * Writes an event into the outbox. Its bytes are fixed here: every delivery, retry and replay posts these.
 * @throws when `check` is set and the data block does not fit the contract.
 */
export function putIntoOutbox(db: Db, envelope: Envelope, check: boolean): Row<'events'> {
  if (check) {
    const problem = misfit(envelopeSchema(envelope.event, events[envelope.event].data), envelope);
    if (problem) throw new Error(`The event ${envelope.event} does not fit the contract: ${problem}`);
  }
  return insertRow(db, 'events', {
    agency_id: envelope.agency_id,
    uuid: envelope.id,
    event: envelope.event,
    body: phpJson(envelope),
    created_at: envelope.created_at,
    dispatched: false,
  });
}
