import { addDays } from '../../packages/mock-server/src/figures/dates.ts';
import type { Server } from '../../packages/mock-server/src/http/server.ts';
import { bookingReference } from '../../packages/mock-server/src/resources/booking/reference.ts';
import type { Row } from '../../packages/mock-server/src/resources/tables.ts';
import { bulk } from '../../packages/mock-server/src/seed/bulk.ts';

/** The agency of the first demo token. */
const agency = 42;
const properties = 100;
/** The last stays are over on this day. Each has two nights, and the next one begins a day later. */
const lastDay = '2026-07-01';
const [nights, apart] = [2, 3];
const firstId = 1_000_000;
const perBatch = 5_000;

function stayOf(index: number, property_id: number): Row<'bookings'> {
  const id = firstId + index;
  const check_in = addDays(lastDay, -apart * (1 + Math.floor(index / properties)));
  const made = `${check_in}T08:00:00+00:00`;
  return {
    id,
    agency_id: agency,
    property_id,
    reference: bookingReference(id),
    status: 'checked_out',
    source: 'airbnb',
    check_in,
    check_out: addDays(check_in, nights),
    guests_count: 2,
    guest_name: `Guest ${index}`,
    guest_email: null,
    guest_phone: null,
    total_cents: 150_000,
    commission_cents: 15_000,
    paid_cents: 0,
    notes: null,
    external_reference: `history:${index}`,
    cancellation_reason: null,
    confirmed_at: made,
    checked_in_at: made,
    checked_out_at: made,
    cancelled_at: null,
    created_at: made,
    updated_at: made,
  };
}

/**
 * A hundred properties that are let without a break, back from the summer of 2026: more bookings are a longer past, and
 * a month has as many. Answers the ids of the properties.
 */
export function writeHistory({ core }: Server, bookings: number): number[] {
  const { store } = core.domain(agency);
  const [like] = store.list('properties');
  if (!like) throw new Error(`Agency ${agency} has no property.`);
  const { id: _, ...values } = like;
  const ids = Array.from({ length: properties }, () => store.insert('properties', values).id);
  core.db.transaction(() => {
    for (let start = 0; start < bookings; start += perBatch) {
      const length = Math.min(perBatch, bookings - start);
      const rows = Array.from({ length }, (_none, index) => start + index);
      bulk(
        core.db,
        'bookings',
        rows.map((index) => stayOf(index, ids[index % properties] as number)),
      );
    }
  });
  return ids;
}
