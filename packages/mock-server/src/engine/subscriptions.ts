import type { EventName } from '@lgcd/core-client/contract';
import { matches } from '@lgcd/core-client/webhook';
import type { Row } from '../resources/tables.ts';
import type { Db } from './store/db.ts';
import { decode } from './store/rows.ts';

/** Who gets an event. Webhooks are read anew when one has changed, not for every event. */
export interface Subscriptions {
  of(agencyId: number, event: EventName): Row<'webhooks'>[];
}

export function createSubscriptions(db: Db): Subscriptions {
  let seen = -1;
  const found = new Map<string, Row<'webhooks'>[]>();
  return {
    of(agencyId, event) {
      const now = db.changes.of('webhooks');
      if (seen !== now) found.clear();
      seen = now;
      const key = `${agencyId} ${event}`;
      let webhooks = found.get(key);
      if (!webhooks) {
        webhooks = db
          .all('select * from webhooks where agency_id = ? and active = 1 order by id', [agencyId])
          .map((row) => decode('webhooks', row))
          .filter((webhook) => webhook.events.some((pattern) => matches(pattern, event)));
        found.set(key, webhooks);
      }
      return webhooks;
    },
  };
}
