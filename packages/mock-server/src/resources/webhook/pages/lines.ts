import type { Domain } from '../../../engine/domain.ts';
import type { Row } from '../../tables.ts';

interface Outcome {
  id: number;
  webhook_id: number;
  status: Row<'deliveries'>['status'];
  event: string;
}

export interface WebhookLine extends Row<'webhooks'> {
  /** The last deliveries, oldest first. */
  outcomes: Outcome[];
}

const shownOutcomes = 12;

export function webhookLines({ store }: Domain): WebhookLine[] {
  const outcomes = store.query<Outcome>(
    `select id, webhook_id, status, event from (
       select d.id, d.webhook_id, d.status, e.event,
              row_number() over (partition by d.webhook_id order by d.id desc) as place
       from deliveries d join events e on e.id = d.event_id
       where d.agency_id = :agency)
     where place <= :shown order by id`,
    { shown: shownOutcomes },
  );
  return store.list('webhooks', [], 'id desc').map((webhook) => ({
    ...webhook,
    outcomes: outcomes.filter(({ webhook_id }) => webhook_id === webhook.id),
  }));
}
