import { cents, date, int, looseRef, nullable, real, ref, text, time, word } from '../columns.ts';
import { stamps, tenant } from './common.ts';

/** What is rented, to whom, when and for how much. */
export const stayTables = {
  owners: {
    ...tenant,
    name: text,
    company: nullable(text),
    email: nullable(text),
    phone: nullable(text),
    city: nullable(text),
    ...stamps,
  },
  properties: {
    ...tenant,
    owner_id: looseRef('owners'),
    status: word<'active' | 'inactive' | 'archived'>(),
    name: text,
    city: text,
    address: nullable(text),
    type: word<'apartment' | 'house' | 'riad' | 'studio' | 'villa'>(),
    description: nullable(text),
    bedrooms: int,
    bathrooms: int,
    capacity: int,
    base_price_cents: cents,
    min_stay: int,
    /** Percent. */
    commission_rate: real,
    check_in_time: text,
    check_out_time: text,
    /** The signature in the link of the iCal export. */
    calendar_token: text,
    ...stamps,
  },
  bookings: {
    ...tenant,
    property_id: ref('properties'),
    reference: text,
    status: word<'pending' | 'confirmed' | 'checked_in' | 'checked_out' | 'cancelled' | 'no_show'>(),
    source: word<'airbnb' | 'booking' | 'vrbo' | 'direct' | 'website' | 'lodgify' | 'api' | 'other'>(),
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
  rates: {
    ...tenant,
    property_id: ref('properties'),
    name: nullable(text),
    start_date: date,
    /** Inclusive. */
    end_date: date,
    nightly_price_cents: cents,
    min_stay: nullable(int),
    ...stamps,
  },
  ical_sources: {
    ...tenant,
    property_id: ref('properties'),
    name: text,
    channel: word<'airbnb' | 'booking' | 'vrbo' | 'other'>(),
    url: text,
    status: word<'pending' | 'syncing' | 'ok' | 'failed'>(),
    last_synced_at: nullable(time),
    last_error: nullable(text),
    ...stamps,
  },
  /** Nights that cannot be sold and have no booking. */
  blocks: {
    ...tenant,
    property_id: ref('properties'),
    /** The calendar that it comes from; null for a block of the agency itself. */
    ical_source_id: nullable({
      ...int,
      sql: 'integer not null references ical_sources(id) on delete cascade',
    }),
    uid: nullable(text),
    summary: nullable(text),
    start_date: date,
    /** Exclusive, as in iCalendar. */
    end_date: date,
    created_at: time,
  },
} as const;

export const stayIndexes = [
  'create index properties_agency on properties (agency_id, status)',
  'create index bookings_calendar on bookings (property_id, check_in, check_out)',
  'create index bookings_agency on bookings (agency_id, check_in)',
  "create unique index bookings_external on bookings (agency_id, external_reference) where external_reference is not null and status <> 'cancelled'",
  'create unique index bookings_reference on bookings (agency_id, reference)',
  'create index rates_property on rates (property_id, start_date)',
  'create index blocks_property on blocks (property_id, start_date)',
];
