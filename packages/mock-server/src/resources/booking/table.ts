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

export const indexes = [
  'create index bookings_calendar on bookings (property_id, check_in, check_out)',
  'create index bookings_agency on bookings (agency_id, check_in)',
  "create unique index bookings_external on bookings (agency_id, external_reference) where external_reference is not null and status <> 'cancelled'",
  'create unique index bookings_reference on bookings (agency_id, reference)',
];
