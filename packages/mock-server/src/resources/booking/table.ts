import type { Returned } from '@lgcd/core-client/contract';
import { cents, date, int, nullable, ref, text, time, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

type Booking = Returned<'booking.get'>;

export const tables = {
  bookings: {
    ...tenant,
    property_id: ref('properties'),
    reference: text,
    status: word<Booking['status']>(),
    source: word<Booking['source']>(),
    check_in: date,
    check_out: date,
    guests_count: int,
    guest_name: text,
    guest_email: nullable(text),
    guest_phone: nullable(text),
    total_cents: cents,
    commission_cents: cents,
    paid_cents: cents,
    notes: nullable(text),
    external_reference: nullable(text),
    cancellation_reason: nullable(text),
    confirmed_at: nullable(time),
    checked_in_at: nullable(time),
    checked_out_at: nullable(time),
    cancelled_at: nullable(time),
    ...stamps,
  },
} as const;

/** In SQL, as `nightsCount` has it: an index holds it, and a query that uses the same words finds the longest stay there. */
export const nightsInSql = 'cast(julianday(check_out) - julianday(check_in) as integer)';

/**
 * Lists go from the newest id down, and within equal values an index is in the order of ids: so a list by one filter is
 * read from its end, without a sort, and stops at the end of the page.
 */
export const indexes = [
  'create index bookings_newest on bookings (agency_id)',
  'create index bookings_by_status on bookings (agency_id, status)',
  'create index bookings_by_source on bookings (agency_id, source)',
  'create index bookings_by_property on bookings (agency_id, property_id)',
  'create index bookings_updated on bookings (agency_id, updated_at)',
  'create index bookings_stays on bookings (agency_id, check_in, check_out)',
  // The property comes first, since a property that goes takes its bookings along.
  'create index bookings_stays_of_property on bookings (property_id, agency_id, check_in, check_out)',
  `create index bookings_longest on bookings (agency_id, ${nightsInSql})`,
  'create index bookings_any_external on bookings (agency_id, external_reference) where external_reference is not null',
  "create unique index bookings_external on bookings (agency_id, external_reference) where external_reference is not null and status <> 'cancelled'",
  'create unique index bookings_reference on bookings (agency_id, reference)',
];
