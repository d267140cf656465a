import { isoTime } from '../../engine/clock.ts';
import type { Agencies } from '../../engine/domain.ts';
import { soonest } from '../../engine/soonest.ts';
import { decode } from '../../engine/store/rows.ts';
import type { Timed } from '../../engine/timeline.ts';
import { advanceMessage, type Moving, messageDue, messageSteps } from './rules.ts';

const moving = Object.keys(messageSteps) as Moving[];

/** Messages travel: each step at its own moment. */
export const overTime = ({ db, domain }: Agencies): Timed => ({
  nextDue() {
    const oldest = db.all(
      "select status, min(created_at) as at from whatsapp_messages where status in ('prepared', 'queued', 'sent') group by status",
    );
    return soonest(oldest.map(({ status, at }) => messageDue(status as Moving, String(at))));
  },
  run(now) {
    for (const status of moving) {
      const before = isoTime(now - messageSteps[status] * 1000);
      const due = db.all('select * from whatsapp_messages where status = ? and created_at <= ? order by id', [
        status,
        before,
      ]);
      for (const stored of due) {
        const row = decode('whatsapp_messages', stored);
        const agency = domain(row.agency_id);
        agency.transaction(() => advanceMessage(agency, row));
      }
    }
  },
});
