import { redact } from '@lgcd/core-client';
import { wordings } from '../../../cockpit/contains.ts';
import type { Paging } from '../../../cockpit/ui/pager.ts';
import { isoTime } from '../../../engine/clock.ts';
import { replayMs } from '../../../engine/delivery-schedule.ts';
import type { Domain } from '../../../engine/domain.ts';
import type { SqlValue } from '../../../engine/store/db.ts';
import type { Row } from '../../tables.ts';

/** A delivery as the log shows it: with its event, its webhook and its last attempt. */
export interface DeliveryLine {
  id: number;
  webhook_id: number;
  event_id: number;
  status: Row<'deliveries'>['status'];
  replay_of: number | null;
  attempts_made: number;
  due_at: number | null;
  created_at: string;
  event: string;
  url: string;
  status_code: number | null;
  duration_ms: number | null;
  error: string | null;
  attempted_at: string | null;
}

export interface DeliveryFilter {
  webhook_id?: number | undefined;
  event_id?: number | undefined;
  status?: string | undefined;
  /** A name, or a family with its dot: `booking.`. */
  event?: string | undefined;
  /** An event id, or a text of the payload. */
  text?: string | undefined;
}

const from = `
  from deliveries d
  join events e on e.id = d.event_id
  join webhooks w on w.id = d.webhook_id
  left join delivery_attempts a on a.delivery_id = d.id and a.number = d.attempts_made
  where d.agency_id = :agency
    and (:webhook is null or d.webhook_id = :webhook)
    and (:event_id is null or d.event_id = :event_id)
    and (:status is null or d.status = :status)
    and (:event is null or substr(e.event, 1, length(:event)) = :event)
    and (:typed is null or instr(lower(e.body), :typed) > 0 or instr(lower(e.body), :escaped) > 0)`;

const parameters = ({
  webhook_id,
  event_id,
  status,
  event,
  text,
}: DeliveryFilter): Record<string, SqlValue> => ({
  webhook: webhook_id ?? null,
  event_id: event_id ?? null,
  status: status ?? null,
  event: event ?? null,
  // The body of an event has its id, too.
  typed: text ? wordings(text)[0] : null,
  escaped: text ? wordings(text)[1] : null,
});

/** Newest first. */
export function deliveries(
  { store }: Domain,
  filter: DeliveryFilter,
  page: number,
  perPage: number,
): Paging & { items: DeliveryLine[] } {
  const given = parameters(filter);
  const items = store.query<DeliveryLine>(
    `select d.*, e.event, w.url, a.status_code, a.duration_ms, a.error, a.attempted_at ${from}
     order by d.id desc limit :limit offset :offset`,
    { ...given, limit: perPage, offset: (page - 1) * perPage },
  );
  const total = store.query<{ n: number }>(`select count(*) as n ${from}`, given)[0]?.n ?? 0;
  return { items: items.map((line) => ({ ...line, url: redact(line.url) })), total, page, perPage };
}

/** The last time that an event was sent again to a webhook, read once for all. */
const lastReplays = `
  select webhook_id, event_id, max(id) as id from deliveries
  where agency_id = :agency and replay_of is not null group by webhook_id, event_id`;

/**
 * What a replay of all that failed sends again: the failed deliveries of webhooks that are on, as long as they can be
 * replayed, unless the same event has gone to the same webhook once more since. Oldest first, as they happened.
 */
export const replayable = (
  { store, clock }: Domain,
  filter: DeliveryFilter,
): Pick<DeliveryLine, 'id' | 'webhook_id'>[] =>
  store.query(
    `with again as materialized (${lastReplays})
     select d.id, d.webhook_id ${from} and d.status = 'failed' and w.active = 1 and d.created_at >= :since
       and d.id >= coalesce((select id from again where webhook_id = d.webhook_id and event_id = d.event_id), 0)
     order by d.id`,
    // Times are kept in whole seconds: the one that ends now is over.
    { ...parameters(filter), since: isoTime(clock.now() - replayMs + 999) },
  );

export interface WholeDelivery {
  delivery: Row<'deliveries'>;
  event: Row<'events'>;
  webhook: Row<'webhooks'>;
  attempts: Row<'delivery_attempts'>[];
}

export function wholeDelivery({ store }: Domain, id: number): WholeDelivery | undefined {
  const delivery = store.find('deliveries', id);
  const event = delivery && store.find('events', delivery.event_id);
  const webhook = delivery && store.find('webhooks', delivery.webhook_id);
  if (!delivery || !event || !webhook) return undefined;
  const attempts = store.query<Row<'delivery_attempts'>>(
    `select a.* from delivery_attempts a join deliveries d on d.id = a.delivery_id
     where d.agency_id = :agency and d.id = :id order by a.number`,
    { id },
  );
  return { delivery, event, webhook, attempts };
}
