import type { EventName } from '@lgcd/core-client/contract';
import { matches } from '@lgcd/core-client/webhook';
import type { Row } from '../resources/tables.ts';
import type { Db } from './store/db.ts';
import { keptUntilWrite } from './store/kept.ts';
import { decode } from './store/rows.ts';

const kept = keptUntilWrite<Row<'webhooks'>[]>(['webhooks']);

/** Who gets an event. Webhooks are read anew when one has changed, not for every event. */
export const subscribersOf = (db: Db, agencyId: number, event: EventName): Row<'webhooks'>[] =>
  kept(db, `${agencyId} ${event}`, () =>
    db
      .all('select * from webhooks where agency_id = ? and active = 1 order by id', [agencyId])
      .map((row) => decode('webhooks', row))
      .filter((webhook) => webhook.events.some((pattern) => matches(pattern, event))),
  );
