import { inZone, wallClock } from '@lgcd/core-client/input';

export { isZone } from '@lgcd/core-client/input';

export interface WallTime {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:MM:SS` */
  time: string;
}

/** What calendar and clock on the wall show in a zone at an instant (epoch milliseconds). */
export function wallTime(zone: string, instant: number): WallTime {
  const [date = '', time = ''] = wallClock(new Date(instant), zone).split('T');
  return { date, time };
}

/**
 * The instant at which the wall clock of a zone shows this. A time that a change of the clocks skips is read with the
 * offset from before the change, one that comes twice as the first of the two (RFC 5545, 3.3.5).
 */
export const instantOf = (zone: string, { date, time }: WallTime): number =>
  Date.parse(inZone(`${date}T${time}`, zone));
