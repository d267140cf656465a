import { isoDate } from '../../engine/clock.ts';
import type { Agencies, Domain } from '../../engine/domain.ts';
import type { Db } from '../../engine/store/db.ts';
import { remember, setting } from '../../engine/store/settings.ts';
import type { Timed } from '../../engine/timeline.ts';
import { addDays, firstDay, nextMonth } from '../../figures/dates.ts';
import { closeMonth } from './close-month.ts';

const monthSetting = 'month_closed';

/** How long the audit log is kept. Source: published ("3-year retention"). */
const retentionDays = 3 * 365 + 1;

/** Remembers the last month whose statements are out, also over a restart. */
export const rememberMonth = (db: Db, month: string): void => remember(db, monthSetting, month);

const closedMonth = (db: Db): string | undefined => setting(db, monthSetting);

/** Midnight (UTC) at which the month after `closed` is over. */
const monthDue = (closed: string): number =>
  Date.parse(`${firstDay(nextMonth(nextMonth(closed)))}T00:00:00Z`);

function forgetOldAudit({ store }: Domain, today: string): void {
  store.query('delete from audit_logs where agency_id = :agency and created_at < :before', {
    before: addDays(today, -retentionDays),
  });
}

/** Months end. All agencies in one transaction: a month is closed for everybody or for nobody. */
export const overTime = ({ db, domain, agencyIds }: Agencies): Timed => ({
  nextDue() {
    const closed = closedMonth(db);
    return closed === undefined ? null : monthDue(closed);
  },
  run(now) {
    const closed = closedMonth(db);
    if (closed === undefined || monthDue(closed) > now) return;
    const month = nextMonth(closed);
    const agencies = agencyIds().map((id) => domain(id));
    agencies[0]?.transaction(() => {
      for (const agency of agencies) {
        closeMonth(agency, month);
        forgetOldAudit(agency, isoDate(now));
      }
      rememberMonth(db, month);
    });
  },
});
