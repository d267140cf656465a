import type { Ability, EventName, EventPattern } from '@lgcd/core-client/contract';
import type { LodgifyEventName } from '@lgcd/core-client/lodgify';
import type { WireBooking } from '../lodgify/wire.ts';
import {
  bool,
  type Column,
  cents,
  date,
  int,
  json,
  key,
  looseRef,
  nullable,
  real,
  ref,
  text,
  time,
  word,
} from './columns.ts';

const stamps = { created_at: time, updated_at: time };
/** Every table of a tenant carries its agency; `Scope` filters by it. */
const tenant = { id: key, agency_id: ref('agencies') };

/** One try to deliver what Lodgify has to tell. */
interface LodgifyAttempt {
  number: number;
  attempted_at: string;
  status_code: number | null;
  duration_ms: number;
  response_excerpt: string | null;
  error: string | null;
}

interface InvoiceLine {
  description: string;
  quantity: number;
  unit_price: number;
  total: number;
}

/**
 * All tables. The row types, the encoding of values and the SQL of a new database derive from here; a file made by an
 * older version is brought up by `migrations.ts`.
 */
export const tables = {
  agencies: {
    id: key,
    name: text,
    plan: word<'basic' | 'business' | 'pro'>(),
    trial_ends_at: nullable(time),
    ...stamps,
  },
  tokens: {
    ...tenant,
    name: text,
    /** SHA-256, hex, of all after the `|`. */
    hash: text,
    abilities: json<Ability[]>(),
    expires_at: nullable(time),
    last_used_at: nullable(time),
    ...stamps,
  },
  subscriptions: {
    ...tenant,
    plan: word<'basic' | 'business' | 'pro'>(),
    status: word<'trialing' | 'active' | 'past_due' | 'cancelled'>(),
    amount_cents: cents,
    current_period_start: date,
    current_period_end: date,
    saas_invoice_id: looseRef('saas_invoices'),
    renewed_at: nullable(time),
    /** The card will be declined at the next renewal. */
    decline_next: bool,
    /** When a renewal that failed is tried again. */
    retry_at: nullable(time),
    ...stamps,
  },
  saas_invoices: {
    ...tenant,
    number: text,
    plan: word<'basic' | 'business' | 'pro'>(),
    period_start: date,
    period_end: date,
    amount_cents: cents,
    status: word<'open' | 'paid' | 'failed'>(),
    issued_on: date,
    paid_at: nullable(time),
    ...stamps,
  },
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
  payments: {
    ...tenant,
    type: word<'subscription' | 'booking'>(),
    status: word<'succeeded' | 'failed'>(),
    amount_cents: cents,
    method: word<'cmi' | 'card' | 'transfer' | 'cash'>(),
    booking_id: looseRef('bookings'),
    saas_invoice_id: looseRef('saas_invoices'),
    failure_reason: nullable(text),
    created_at: time,
  },
  invoices: {
    ...tenant,
    number: text,
    booking_id: ref('bookings'),
    status: word<'draft' | 'sent' | 'paid' | 'cancelled'>(),
    customer_name: text,
    /** As the API shows them. */
    lines: json<InvoiceLine[]>(),
    subtotal_cents: cents,
    tax_cents: cents,
    total_cents: cents,
    issued_on: date,
    due_on: date,
    sent_at: nullable(time),
    paid_at: nullable(time),
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
  cleaning_tasks: {
    ...tenant,
    property_id: ref('properties'),
    booking_id: looseRef('bookings'),
    status: word<'pending' | 'assigned' | 'in_progress' | 'completed' | 'skipped'>(),
    scheduled_at: time,
    assignee: nullable(text),
    checklist: json<string[]>(),
    photos_before: json<string[]>(),
    photos_after: json<string[]>(),
    notes: nullable(text),
    started_at: nullable(time),
    completed_at: nullable(time),
    ...stamps,
  },
  maintenance_tickets: {
    ...tenant,
    property_id: ref('properties'),
    title: text,
    description: nullable(text),
    priority: word<'low' | 'normal' | 'high' | 'urgent'>(),
    status: word<'open' | 'assigned' | 'in_progress' | 'resolved'>(),
    assignee: nullable(text),
    cost_cents: nullable(cents),
    resolved_at: nullable(time),
    ...stamps,
  },
  whatsapp_templates: {
    ...tenant,
    name: text,
    language: word<'fr' | 'en' | 'ar'>(),
    body: text,
    variables: json<string[]>(),
    ...stamps,
  },
  whatsapp_messages: {
    ...tenant,
    booking_id: looseRef('bookings'),
    template: text,
    language: word<'fr' | 'en' | 'ar'>(),
    to: text,
    variables: json<Record<string, string>>(),
    body: text,
    status: word<'prepared' | 'queued' | 'sent' | 'delivered' | 'failed'>(),
    error: nullable(text),
    sent_at: nullable(time),
    delivered_at: nullable(time),
    failed_at: nullable(time),
    ...stamps,
  },
  statements: {
    ...tenant,
    owner_id: ref('owners'),
    /** `YYYY-MM`. */
    period: text,
    status: word<'ready' | 'paid'>(),
    bookings_count: int,
    nights_booked: int,
    gross_cents: cents,
    commission_cents: cents,
    expenses_cents: cents,
    net_cents: cents,
    /** As the API shows them. */
    lines:
      json<
        {
          booking_id: number;
          booking_reference: string;
          property_id: number;
          check_in: string;
          check_out: string;
          nights: number;
          gross_revenue: number;
          commission: number;
        }[]
      >(),
    ...stamps,
  },
  audit_logs: {
    ...tenant,
    severity: word<'info' | 'warning' | 'critical'>(),
    action: text,
    description: text,
    actor_type: word<'user' | 'token' | 'system'>(),
    actor_name: nullable(text),
    subject_type: nullable(text),
    subject_id: nullable(int),
    ip_address: nullable(text),
    metadata: json<Record<string, unknown>>(),
    created_at: time,
  },
  reviews: {
    ...tenant,
    property_id: ref('properties'),
    booking_id: looseRef('bookings'),
    rating: int,
    author: text,
    comment: nullable(text),
    source: word<'airbnb' | 'booking' | 'vrbo' | 'google' | 'direct' | 'other'>(),
    external_reference: nullable(text),
    ...stamps,
  },
  tax_reports: {
    ...tenant,
    type: word<'tourist_tax' | 'income'>(),
    period: text,
    nights_booked: int,
    guest_nights: int,
    taxable_cents: cents,
    tax_cents: cents,
    /** As the API shows them. */
    lines:
      json<
        {
          property_id: number;
          nights_booked: number;
          guest_nights: number;
          taxable_amount: number;
          tax_amount: number;
        }[]
      >(),
    generated_at: time,
    ...stamps,
  },
  webhooks: {
    ...tenant,
    url: text,
    events: json<EventPattern[]>(),
    description: nullable(text),
    active: bool,
    secret: text,
    ...stamps,
  },
  /** The outbox: written in the transaction that changes a row, read by the dispatcher. */
  events: {
    ...tenant,
    /** `id` of the envelope. */
    uuid: text,
    event: word<EventName>(),
    /** The envelope as it is posted, to the byte. */
    body: text,
    created_at: time,
    dispatched: bool,
  },
  deliveries: {
    ...tenant,
    webhook_id: ref('webhooks'),
    event_id: ref('events'),
    status: word<'pending' | 'delivered' | 'failed'>(),
    replay_of: looseRef('deliveries'),
    /** Made once: retries are byte-identical, whatever becomes of the secret. */
    signature: text,
    attempts_made: int,
    /** Epoch milliseconds of the next attempt; null when there is none. */
    due_at: nullable(int),
    /** Epoch milliseconds from which the retry ladder counts. */
    queued_at: int,
    created_at: time,
  },
  delivery_attempts: {
    id: key,
    delivery_id: ref('deliveries'),
    number: int,
    attempted_at: time,
    status_code: nullable(int),
    duration_ms: int,
    response_excerpt: nullable(text),
    error: nullable(text),
  },
  /** A booking in Lodgify's own account of the agency; the id is Lodgify's. */
  lodgify_bookings: {
    ...tenant,
    /** The object of Lodgify's webhooks, without its action. */
    object: json<WireBooking>(),
    ...stamps,
  },
  /** The price of a night in Lodgify; nights without a row have the default price. */
  lodgify_prices: {
    ...tenant,
    property_id: int,
    room_type_id: int,
    date,
    /** Amount in the account's currency, as text. */
    price: text,
    min_stay: int,
  },
  lodgify_subscriptions: {
    ...tenant,
    /** The id that Lodgify shows. */
    uuid: text,
    event: word<LodgifyEventName>(),
    target_url: text,
    secret: text,
    ...stamps,
  },
  lodgify_deliveries: {
    ...tenant,
    uuid: text,
    subscription_id: ref('lodgify_subscriptions'),
    event: word<LodgifyEventName>(),
    /** To the byte. */
    body: text,
    /** With `sha256=` before it; made once, whatever becomes of the secret. */
    signature: text,
    status: word<'pending' | 'delivered' | 'failed'>(),
    attempts: json<LodgifyAttempt[]>(),
    due_at: nullable(int),
    queued_at: int,
    created_at: time,
  },
} as const satisfies Record<string, Record<string, Column<never> | Column<unknown>>>;

/** What the server itself remembers (clock, seed); not a tenant's. */
export const settingsTable = 'create table settings (key text primary key, value text not null) strict';

export type Tables = typeof tables;
export type TableName = keyof Tables;
/** Tables whose rows belong to an agency. */
export type TenantTable = {
  [T in TableName]: 'agency_id' extends keyof Tables[T] ? T : never;
}[TableName];

type ValueOf<C> = C extends Column<infer V> ? V : never;
export type Row<T extends TableName> = { -readonly [C in keyof Tables[T]]: ValueOf<Tables[T][C]> };

export const indexes = [
  'create unique index tokens_hash on tokens (hash)',
  'create index properties_agency on properties (agency_id, status)',
  'create index bookings_calendar on bookings (property_id, check_in, check_out)',
  'create index bookings_agency on bookings (agency_id, check_in)',
  "create unique index bookings_external on bookings (agency_id, external_reference) where external_reference is not null and status <> 'cancelled'",
  'create unique index bookings_reference on bookings (agency_id, reference)',
  'create unique index reviews_external on reviews (agency_id, external_reference) where external_reference is not null',
  'create index rates_property on rates (property_id, start_date)',
  'create index blocks_property on blocks (property_id, start_date)',
  "create index whatsapp_moving on whatsapp_messages (status, created_at) where status in ('prepared', 'queued', 'sent')",
  'create index invoices_booking on invoices (booking_id)',
  'create unique index statements_period on statements (agency_id, owner_id, period)',
  'create unique index tax_reports_period on tax_reports (agency_id, type, period)',
  'create index audit_logs_agency on audit_logs (agency_id, created_at)',
  'create unique index events_uuid on events (uuid)',
  'create index events_outbox on events (id) where dispatched = 0',
  'create index deliveries_due on deliveries (due_at) where due_at is not null',
  'create index deliveries_webhook on deliveries (webhook_id)',
  'create index attempts_delivery on delivery_attempts (delivery_id)',
  'create unique index lodgify_prices_night on lodgify_prices (agency_id, property_id, room_type_id, date)',
  'create unique index lodgify_targets on lodgify_subscriptions (agency_id, target_url)',
  'create index lodgify_due on lodgify_deliveries (due_at) where due_at is not null',
];
