import { randomInt } from 'node:crypto';
import { type LodgifyEventName, lodgifyEventNames, lodgifyEvents } from '@lgcd/core-client/lodgify';
import { lodgifyFixtures, lodgifySchemas } from '@lgcd/core-client/lodgify/contract';
import type { Hono } from 'hono';
import { z } from 'zod';
import { agencyOf } from '../control/agency.ts';
import { checkInput, readJson } from '../control/input.ts';
import { merge } from '../control/merge.ts';
import type { Core } from '../engine/core.ts';
import type { Domain } from '../engine/domain.ts';
import { misfit } from '../engine/misfit.ts';
import { invalid } from '../http/laravel/errors.ts';
import type { Env } from '../http/serve-api.ts';
import { keepBooking } from './bookings.ts';
import { type LodgifyObject, tellFixture, tellLodgify } from './tell.ts';
import { pageBooking, type WireBooking } from './wire.ts';

/** The last booking of the account; the page's when it has none. */
const sampleBooking = ({ store }: Domain, id: unknown): WireBooking => {
  const rows = store.list('lodgify_bookings');
  return (rows.find((row) => row.id === id) ?? rows.at(-1))?.object ?? pageBooking();
};

/** What an event would carry, of a real booking of the account. */
function sampleOf(domain: Domain, event: LodgifyEventName, overrides: LodgifyObject): LodgifyObject {
  const wanted = overrides.booking as { id?: unknown } | undefined;
  const object = sampleBooking(domain, wanted?.id);
  const { booking, guest } = object;
  const kind = lodgifyEvents[event].object;
  const page = JSON.parse(lodgifyFixtures[kind]) as LodgifyObject;
  const room_type_ids = booking.room_types.map(({ room_type_id }) => room_type_id);
  switch (kind) {
    case 'booking_change':
      return object;
    case 'rate_change':
      return { property_id: booking.property_id, room_type_ids };
    case 'availability_change':
      return {
        ...page,
        property_id: booking.property_id,
        room_type_ids,
        start: booking.date_arrival,
        end: booking.date_departure,
      };
    case 'guest_message_received':
      return {
        ...page,
        // Every message has an id of its own.
        message_id: randomInt(10_000_000, 1_000_000_000),
        inbox_uid: `B${booking.id}`,
        guest_name: guest.name,
        creation_time: domain.now(),
      };
  }
}

/**
 * Sends a Lodgify event made of a real booking, `overrides` merged into the object. Of a booking event the merged
 * object also becomes the booking as Lodgify has it, so that reading it back answers the same.
 * @throws Invalid when the result is not what Lodgify sends
 */
export function emitLodgify(
  domain: Domain,
  event: LodgifyEventName,
  overrides: LodgifyObject = {},
): LodgifyObject {
  const { action: _, ...sample } = sampleOf(domain, event, overrides);
  const object = merge({ action: event, ...sample }, overrides);
  const kind = lodgifyEvents[event].object;
  const problem = misfit(lodgifySchemas[kind], object);
  if (problem) throw invalid({ overrides: `The object would not be one of Lodgify's: ${problem}` });
  return domain.transaction(() => {
    if (kind === 'booking_change') {
      const { action: __, ...booking } = object;
      keepBooking(domain, booking as WireBooking);
    }
    return tellLodgify(domain, event, object);
  });
}

const body = z.object({
  event: z.enum(lodgifyEventNames as [LodgifyEventName, ...LodgifyEventName[]]),
  agency_id: z.int().min(1).nullish(),
  overrides: z.record(z.string(), z.unknown()).nullish(),
  fixture: z.boolean().nullish(),
});

/** `/_mock/lodgify`: what happens in Lodgify without anybody doing it there. */
export function lodgifySurface(app: Hono<Env>, core: Core): void {
  app.post('/lodgify/events', async (c) => {
    const { event, agency_id, overrides, fixture } = checkInput(body, await readJson(c));
    const agencyId = agencyOf(core, agency_id);
    const domain = core.domain(agencyId);
    if (fixture && overrides && Object.keys(overrides).length > 0) {
      throw invalid({
        overrides: "A fixture is the page's object, its values unchanged: leave overrides out.",
      });
    }
    const object = fixture ? tellFixture(domain, event) : emitLodgify(domain, event, overrides ?? {});
    return c.json({ data: { event, agency_id: agencyId, object } }, 202);
  });
  app.get('/lodgify/bookings', (c) => {
    const { store } = core.domain(agencyOf(core, Number(c.req.query('agency_id')) || undefined));
    return c.json({ data: store.list('lodgify_bookings').map(({ object }) => object) });
  });
  app.get('/lodgify/deliveries', (c) => {
    const { store } = core.domain(agencyOf(core, Number(c.req.query('agency_id')) || undefined));
    const deliveries = store.list('lodgify_deliveries').map(({ signature: _, body: text, ...row }) => ({
      ...row,
      object: JSON.parse(text) as unknown,
    }));
    return c.json({ data: deliveries });
  });
}
