import ICAL from 'ical.js';

export interface ExportEvent {
  uid: string;
  /** First night. */
  start: string;
  /** Exclusive. */
  end: string;
  summary: string;
  /** ISO 8601 with offset: when it last changed. */
  changed: string;
}

const host = 'lgcd.ma';

export const bookingUid = (id: number): string => `booking-${id}@${host}`;
export const blockUid = (id: number): string => `block-${id}@${host}`;

function component({ uid, start, end, summary, changed }: ExportEvent): ICAL.Component {
  const event = new ICAL.Component('vevent');
  const stamp = ICAL.Time.fromDateTimeString(`${new Date(changed).toISOString().slice(0, 19)}Z`);
  event.addPropertyWithValue('uid', uid);
  event.addPropertyWithValue('dtstamp', stamp);
  event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(start));
  event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(end));
  event.addPropertyWithValue('summary', summary);
  event.addPropertyWithValue('transp', 'OPAQUE');
  return event;
}

/** RFC 5545 with folded lines and CRLF: what channels read. Names no guest. */
export function writeCalendar(name: string, events: readonly ExportEvent[]): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', '-//LGCD//Calendar//EN');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  calendar.addPropertyWithValue('x-wr-calname', name);
  for (const event of events) calendar.addSubcomponent(component(event));
  return `${calendar.toString()}\r\n`;
}
