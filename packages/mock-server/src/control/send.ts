import type { EventName } from '@lgcd/core-client/contract';
import type { Core } from '../engine/core.ts';
import { envelopeOf, putIntoOutbox } from '../engine/outbox.ts';
import type { Row } from '../resources/tables.ts';

/** Sends an event as someone wrote it. Whether it fits the contract is for who writes it to decide. */
export const sendEvent = (core: Core, agencyId: number, event: EventName, data: object): Row<'events'> =>
  core.write(() => {
    const envelope = envelopeOf(agencyId, event, data, core.clock.now());
    const row = putIntoOutbox(core.domain(agencyId).store, envelope, { check: false });
    core.bus.tell({ type: 'event', agencyId, id: row.id });
    return row;
  });
