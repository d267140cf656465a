import { isoDate, isoTime } from '../engine/clock.ts';
import type { Db } from '../engine/store/db.ts';
import { midnight } from '../figures/dates.ts';
import type { Row } from '../resources/tables.ts';
import { founded } from './agencies.ts';

/** The moment at which the seed is sown; what is later has not happened yet. */
export interface Sowing {
  db: Db;
  now: number;
  /** `2026-07-15` */
  today: string;
  /** What has been sown and others build on. */
  bookings: Row<'bookings'>[];
  tickets: readonly Omit<Row<'maintenance_tickets'>, 'id'>[];
}

export const beginSowing = (db: Db, now: number): Sowing => ({
  db,
  now,
  today: isoDate(now),
  bookings: [],
  tickets: [],
});

/** A time of a day, in UTC: `at('2026-07-15', 625)` is 10:25. */
export const at = (date: string, minutes: number): number => midnight(date) + minutes * 60_000;

const begin = Date.parse(founded);

/** Not before the agencies joined, not after now, unless now itself is before. */
export function within({ now }: Sowing, ms: number): string {
  return isoTime(Math.min(Math.max(ms, begin), Math.max(now, begin)));
}

export const stamps = (created: string, updated = created) => ({ created_at: created, updated_at: updated });
