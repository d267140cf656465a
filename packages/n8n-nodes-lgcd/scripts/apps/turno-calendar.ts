import type { Flow } from './flow.ts';
import { byId, called, lgcd, reply, settings, when } from './steps.ts';

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
    'Export the calendar': {
      ...lgcd('property', 'exportCalendar', {
        id: byId('={{ $json.query.property }}'),
        binaryPropertyName: 'data',
      }),
      onError: 'continueErrorOutput',
    },
    'Read the file': {
      type: 'n8n-nodes-base.extractFromFile',
      typeVersion: 1,
      parameters: { operation: 'text', binaryPropertyName: 'data', destinationKey: 'calendar', options: {} },
    },
    'Send the stays': reply(
      200,
      "={{ $json.calendar.replace(/BEGIN:VEVENT\\r?\\n[\\s\\S]*?END:VEVENT\\r?\\n/g, (event) => /\\nSUMMARY:Reserved\\r?\\n/.test(event) ? event : '') }}",
      'text/calendar; charset=utf-8',
    ),
    'Ask to come again': reply(503, 'LGCD does not answer.'),
    'Refuse it': reply(403, 'The key is missing or wrong.'),
  },
  wires: [
    [
      'Turno reads the calendar',
      'Settings',
      'Is the key right?',
      'Export the calendar',
      'Read the file',
      'Send the stays',
    ],
    ['Export the calendar', 1, 'Ask to come again'],
    ['Is the key right?', 1, 'Refuse it'],
  ],
};
