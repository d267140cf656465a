import type { Flow } from './flow.ts';
import { fields, onEvents, settings, writeRows } from './steps.ts';

const columns = ['event_id', 'event', 'happened_at', 'subject', 'details'];

export const googleSheetsEvents: Flow = {
  slug: 'google-sheets-events',
  name: 'Every event to a row of Google Sheets',
  apps: ['Google Sheets'],
  useCase: 'No-code automations',
  audience:
    'Agencies that keep a journal of what happens in a spreadsheet which everyone can read and filter.',
  does: 'Each of the 31 events becomes a row with its ID, its name, its time and what it is about.',
  setUp: [
    `Make a spreadsheet whose first row reads ${columns.map((name) => `\`${name}\``).join(', ')}.`,
    'In **Settings**, put the ID of the spreadsheet (the long part of its address) and the name of its sheet.',
    'Choose your LGCD and Google Sheets accounts in the nodes, and publish (activate) it.',
  ],
  safe: 'The ID of the event is the key of the row: a repetition writes the same row over itself. Each call is tried three times; after that the execution fails and LGCD delivers the event again, five times within 24 hours. Cells are written as they are (`RAW`): a guest whose name begins with `=` makes no formula.',
  limits: 'Google takes 60 writes a minute from a user: choose the events that you need when you have more.',
  sources: [
    { what: 'Values and limits of the Sheets API', at: 'developers.google.com/workspace/sheets/api/limits' },
  ],
  steps: {
    'Anything happens': onEvents('*'),
    Settings: settings({ spreadsheetId: 'ID-OF-YOUR-SPREADSHEET', sheet: 'Events' }),
    'Make the row': fields({
      event_id: '={{ $json.id }}',
      event: '={{ $json.event }}',
      happened_at: '={{ $json.created_at }}',
      subject:
        "={{ Object.entries($json.data).map(([kind, { id }]) => id ? kind + ' ' + id : kind).join(', ') }}",
      details: '={{ JSON.stringify($json.data).slice(0, 40000) }}',
    }),
    'Write the row': writeRows(columns, 'event_id'),
  },
  wires: [['Anything happens', 'Settings', 'Make the row', 'Write the row']],
};
