import type { LodgifyEventName } from '@lgcd/core-client/lodgify';
import { date, int, json, nullable, ref, text, time, word } from '../engine/store/columns.ts';
import { stamps, tenant } from '../engine/store/tenant.ts';
import type { WireBooking } from './wire.ts';

/** One try to deliver what Lodgify has to tell. */
export interface LodgifyAttempt {
  number: number;
  attempted_at: string;
  status_code: number | null;
  duration_ms: number;
  response_excerpt: string | null;
  error: string | null;
}

/** Lodgify's side of the agency. */
export const tables = {
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
} as const;

export const indexes = [
  'create unique index lodgify_prices_night on lodgify_prices (agency_id, property_id, room_type_id, date)',
  'create unique index lodgify_targets on lodgify_subscriptions (agency_id, target_url)',
  'create index lodgify_deliveries_subscription on lodgify_deliveries (subscription_id)',
  'create index lodgify_waiting on lodgify_deliveries (subscription_id, due_at) where due_at is not null',
];
