import ICAL from 'ical.js';
import { instantOf, isZone } from '../figures/zone.ts';

const two = (value: number) => String(value).padStart(2, '0');

/**
 * A zone of the time zone database for times that name it (`TZID=Europe/Paris`) in a calendar without its VTIMEZONE:
 * against RFC 5545, and common.
 */
class IanaZone extends ICAL.Timezone {
  override utcOffset(time: ICAL.Time): number {
    const date = `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`;
    const clock = `${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
    return (Date.parse(`${date}T${clock}Z`) - instantOf(this.tzid, { date, time: clock })) / 1000;
  }
}

/**
 * Lets ical.js know every zone that the calendar names and the database has. A VTIMEZONE of the calendar itself comes
 * first. A name that nobody knows is read as the property's own time.
 */
export function knowZones(calendar: string): void {
  for (const [, quoted, bare] of calendar.matchAll(/;TZID=(?:"([^"]+)"|([^:;,\s]+))/gi)) {
    const name = quoted ?? bare ?? '';
    if (ICAL.TimezoneService.has(name) || !isZone(name)) continue;
    ICAL.TimezoneService.register(new IanaZone({ tzid: name }), name);
  }
}
