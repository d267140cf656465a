import type { EventName, Returned } from '@lgcd/core-client/contract';
import { bool, int, key, looseRef, nullable, ref, text, time, word } from '../../engine/store/columns.ts';
import { tenant } from '../../engine/store/tenant.ts';

type Delivery = Returned<'webhookDelivery.get'>;

/** The outbox, and what became of its events. */
export const tables = {
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
    status: word<Delivery['status']>(),
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
} as const;

export const indexes = [
  'create unique index events_uuid on events (uuid)',
  'create index events_outbox on events (id) where dispatched = 0',
  'create index deliveries_due on deliveries (due_at) where due_at is not null',
  'create index deliveries_webhook on deliveries (webhook_id)',
  'create index deliveries_waiting on deliveries (webhook_id, due_at) where due_at is not null',
  // What hangs on an event or a delivery that is forgotten.
  'create index deliveries_event on deliveries (event_id)',
  'create index deliveries_replay on deliveries (replay_of) where replay_of is not null',
  'create index attempts_delivery on delivery_attempts (delivery_id)',
];
