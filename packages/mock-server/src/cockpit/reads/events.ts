import type { EventName } from '@lgcd/core-client/contract';
import type { Domain } from '../../engine/domain.ts';
import type { Paging } from '../ui/pager.ts';

/** How often an event went out, and when last. */
export interface EventCount {
  event: EventName;
  n: number;
  last: string;
}

export const eventCounts = ({ store }: Domain): Map<string, EventCount> =>
  new Map(
    store
      .query<EventCount>(
        'select event, count(*) as n, max(created_at) as last from events where agency_id = :agency group by event',
      )
      .map((row) => [row.event, row]),
  );

/** An event of the outbox with what became of it. */
export interface EventLine {
  id: number;
  uuid: string;
  event: EventName;
  created_at: string;
  deliveries: number;
  delivered: number;
  failed: number;
}

/** Newest first. */
export function eventLines(
  { store }: Domain,
  prefix: string | undefined,
  page: number,
  perPage: number,
): Paging & { items: EventLine[] } {
  const where =
    'e.agency_id = :agency and (:prefix is null or substr(e.event, 1, length(:prefix)) = :prefix)';
  const given = { prefix: prefix ?? null };
  const items = store.query<EventLine>(
    `select e.id, e.uuid, e.event, e.created_at, count(d.id) as deliveries,
            coalesce(sum(d.status = 'delivered'), 0) as delivered, coalesce(sum(d.status = 'failed'), 0) as failed
     from (select * from events e where ${where} order by id desc limit :limit offset :offset) e
     left join deliveries d on d.event_id = e.id group by e.id order by e.id desc`,
    { ...given, limit: perPage, offset: (page - 1) * perPage },
  );
  const total =
    store.query<{ n: number }>(`select count(*) as n from events e where ${where}`, given)[0]?.n ?? 0;
  return { items, total, page, perPage };
}
