import type { EventName } from '@lgcd/core-client/contract';
import type { Domain } from '../context.ts';
import type { Core } from '../core.ts';
import { envelopeOf, putIntoOutbox } from '../outbox.ts';
import type { Row } from '../store/tables.ts';

/** Sends an event as someone wrote it. Whether it fits the contract is for who writes it to decide. */
export const sendEvent = (core: Core, domain: Domain, event: EventName, data: object): Row<'events'> =>
  core.write(() => {
    const envelope = envelopeOf(domain.agencyId, event, data, core.clock.now());
    const row = putIntoOutbox(domain.store, envelope, { check: false });
    core.bus.tell({ type: 'event', agencyId: domain.agencyId, id: row.id });
    return row;
  });
