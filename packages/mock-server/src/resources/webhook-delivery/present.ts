import type { Returned } from '@lgcd/core-client/contract';
import { isoTime } from '../../engine/clock.ts';
import type { Scope } from '../../engine/store/scope.ts';
import type { Row } from '../tables.ts';

export type Delivery = Returned<'webhookDelivery.get'>;

const attemptsOf = `select a.number, a.attempted_at, a.status_code, a.duration_ms, a.response_excerpt, a.error
  from delivery_attempts a join deliveries d on d.id = a.delivery_id
  where d.agency_id = :agency and d.id = :id order by a.number`;

export function presentDelivery(store: Scope, row: Row<'deliveries'>): Delivery {
  const event = store.find('events', row.event_id);
  if (!event) throw new Error(`Delivery ${row.id} has no event.`);
  return {
    id: row.id,
    webhook_id: row.webhook_id,
    event_id: event.uuid,
    event: event.event,
    status: row.status,
    replay_of: row.replay_of,
    attempts: store
      .query<Delivery['attempts'][number]>(attemptsOf, { id: row.id })
      .map((attempt) => ({ ...attempt })),
    next_attempt_at: row.due_at === null ? null : isoTime(row.due_at),
    payload: JSON.parse(event.body) as Delivery['payload'],
    created_at: row.created_at,
  };
}
