import { isoDate, isoTime } from '../../engine/clock.ts';
import type { Domain } from '../../engine/domain.ts';
import type { Engine, Timed } from '../../engine/engine.ts';
import type { Db } from '../../engine/store/db.ts';
import { decode } from '../../engine/store/rows.ts';
import { addDays, firstDay, nextMonth } from '../../figures/dates.ts';
import { chargeSubscription, renewalDue } from '../saas-invoice/rules.ts';
import type { Row } from '../tables.ts';
import { advanceMessage, type Moving, messageDue, messageSteps } from '../whatsapp-message/rules.ts';
import { closeMonth } from './close-month.ts';

const monthSetting = 'month_closed';

/** How long the audit log is kept. Source: published ("3-year retention"). */
const retentionDays = 3 * 365 + 1;

/** Remembers the last month whose statements are out, also over a restart. */
export function rememberMonth(db: Db, month: string): void {
  db.run(
    'insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    [monthSetting, month],
  );
}

function closedMonth(db: Db): string | undefined {
  const value = db.get('select value from settings where key = ?', [monthSetting])?.value;
  return value === undefined ? undefined : String(value);
}

/** Midnight (UTC) at which the month after `closed` is over. */
const monthDue = (closed: string): number =>
  Date.parse(`${firstDay(nextMonth(nextMonth(closed)))}T00:00:00Z`);

const min = (values: readonly (number | null)[]): number | null =>
  values.reduce(
    (least, value) => (value === null ? least : least === null ? value : Math.min(least, value)),
    null,
  );

const moving = Object.keys(messageSteps) as Moving[];

function messagesDue(db: Db): number | null {
  const oldest = db.all(
    "select status, min(created_at) as at from whatsapp_messages where status in ('prepared', 'queued', 'sent') group by status",
  );
  return min(oldest.map(({ status, at }) => messageDue(status as Moving, String(at))));
}

const subscriptions = (db: Db): Row<'subscriptions'>[] =>
  db.all('select * from subscriptions order by agency_id').map((row) => decode('subscriptions', row));

function runMessages(engine: Engine, now: number): void {
  for (const status of moving) {
    const before = isoTime(now - messageSteps[status] * 1000);
    const due = engine.db.all(
      'select * from whatsapp_messages where status = ? and created_at <= ? order by id',
      [status, before],
    );
    for (const stored of due) {
      const row = decode('whatsapp_messages', stored);
      const domain = engine.domain(row.agency_id);
      domain.transaction(() => advanceMessage(domain, row));
    }
  }
}

function runRenewals(engine: Engine, now: number): void {
  for (const row of subscriptions(engine.db)) {
    const due = renewalDue(row);
    if (due === null || due > now) continue;
    const domain = engine.domain(row.agency_id);
    domain.transaction(() => chargeSubscription(domain, row));
  }
}

function forgetOldAudit({ store }: Domain, today: string): void {
  store.query('delete from audit_logs where agency_id = :agency and created_at < :before', {
    before: addDays(today, -retentionDays),
  });
}

/** All agencies in one transaction: a month is closed for everybody or for nobody. */
function runMonthEnd(engine: Engine, now: number): void {
  const closed = closedMonth(engine.db);
  if (closed === undefined || monthDue(closed) > now) return;
  const month = nextMonth(closed);
  const domains = engine.agencyIds().map((id) => engine.domain(id));
  domains[0]?.transaction(() => {
    for (const domain of domains) {
      closeMonth(domain, month);
      forgetOldAudit(domain, isoDate(now));
    }
    rememberMonth(engine.db, month);
  });
}

/**
 * What happens in LGCD because time passes: WhatsApp messages travel, subscriptions renew, months end. Each step runs
 * at its own moment, in order, however far the clock is moved at once.
 */
export function createScheduler(engine: Engine): Timed {
  const { db } = engine;
  return {
    nextDue() {
      const closed = closedMonth(db);
      return min([
        messagesDue(db),
        closed === undefined ? null : monthDue(closed),
        ...subscriptions(db).map(renewalDue),
      ]);
    },
    run(now) {
      runMessages(engine, now);
      runRenewals(engine, now);
      runMonthEnd(engine, now);
    },
  };
}
