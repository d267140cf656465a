import type { Agencies } from '../../engine/domain.ts';
import { soonest } from '../../engine/soonest.ts';
import { decode } from '../../engine/store/rows.ts';
import type { Timed } from '../../engine/timeline.ts';
import { chargeSubscription, renewalDue } from './rules.ts';

/** Subscriptions renew. */
export function overTime({ db, domain }: Agencies): Timed {
  const subscriptions = () =>
    db.all('select * from subscriptions order by agency_id').map((row) => decode('subscriptions', row));
  return {
    nextDue: () => soonest(subscriptions().map(renewalDue)),
    run(now) {
      for (const row of subscriptions()) {
        const due = renewalDue(row);
        if (due === null || due > now) continue;
        const agency = domain(row.agency_id);
        agency.transaction(() => chargeSubscription(agency, row));
      }
    },
  };
}
