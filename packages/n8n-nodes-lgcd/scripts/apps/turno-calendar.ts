import type { Flow } from './flow.ts';
import { byId, called, code, lgcd, reply, settings, when } from './steps.ts';

export const turnoCalendar: Flow = {
  slug: 'turno-calendar',
  name: 'Stays to Turno as a calendar',
  apps: ['Turno'],
  useCase: 'Cleaning ops',
  audience: 'Agencies whose cleaners work with Turno.',
  does: 'Gives Turno the calendar of a property with its stays alone. Turno makes a cleaning of each departure; the days that are only blocked, which LGCD puts into its own export too, would become cleanings as well.',
  setUp: [
    'In **Settings**, put a long random word as `key`.',
    'Choose your LGCD account in the node, and publish (activate) it.',
    'In Turno, add to each property the calendar `https://your-n8n/webhook/lgcd-turno?property=1&key=your-key`, with the ID of the property in LGCD.',
  ],
  safe: 'The calendar is made anew each time Turno reads it: nothing can happen twice. When LGCD does not answer, Turno gets an error instead of an empty calendar, keeps what it has, and reads again.',
  limits:
    'Turno has an API too, which it switches on for an account on request; its call to create a cleaning is not published where we could read it, so this workflow does not use it. Whoever has the address with its key reads when the property is taken.',
  sources: [{ what: 'Calendars (iCal) in Turno', at: 'intercom.help/turnoapp/en/articles/4195128' }],
  steps: {
    'Turno reads the calendar': called('GET', 'lgcd-turno'),
    Settings: settings({ key: 'PUT-A-LONG-RANDOM-WORD-HERE' }),
    'Is the key right?': when(`$json.query.key === $json.key && $json.key !== 'PUT-A-LONG-RANDOM-WORD-HERE'`),
    'Read the bookings': {
      ...lgcd('booking', 'getAll', {
        returnAll: true,
        simplify: false,
        filters: {
          propertyId: byId("={{ $('Turno reads the calendar').first().json.query.property }}"),
          checkInFrom: '={{ $today.minus({ days: 62 }).toISODate() }}',
        },
      }),
      // Also of a property without a booking; with an error output besides, a failure would give an empty calendar.
      alwaysOutputData: true,
      onError: 'continueRegularOutput',
    },
    'Does LGCD answer?': when('!$json.error'),
    'Write the calendar':
      code(`// RFC 5545, with a day of arrival and of departure for each stay that stands; it names no guest.
const stays = $input.all().map(({ json }) => json).filter(({ status }) =>
  ['confirmed', 'checked_in', 'checked_out'].includes(status));
const day = (date) => date.replaceAll('-', '');
const events = stays.flatMap(({ id, reference, check_in, check_out, updated_at }) => [
  'BEGIN:VEVENT',
  'UID:stay-' + id + '@lgcd.ma',
  'DTSTAMP:' + DateTime.fromISO(updated_at).toUTC().toFormat("yyyyMMdd'T'HHmmss'Z'"),
  'DTSTART;VALUE=DATE:' + day(check_in),
  'DTEND;VALUE=DATE:' + day(check_out),
  'SUMMARY:Reserved (' + reference + ')',
  'END:VEVENT',
]);
const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//LGCD//Stays//EN', ...events, 'END:VCALENDAR'];
return [{ json: { calendar: lines.join('\\r\\n') + '\\r\\n' } }];`),
    'Send the stays': reply(200, '={{ $json.calendar }}', 'text/calendar; charset=utf-8'),
    'Ask to come again': reply(503, 'LGCD does not answer.'),
    'Refuse it': reply(403, 'The key is missing or wrong.'),
  },
  wires: [
    [
      'Turno reads the calendar',
      'Settings',
      'Is the key right?',
      'Read the bookings',
      'Does LGCD answer?',
      'Write the calendar',
      'Send the stays',
    ],
    ['Does LGCD answer?', 1, 'Ask to come again'],
    ['Is the key right?', 1, 'Refuse it'],
  ],
};
