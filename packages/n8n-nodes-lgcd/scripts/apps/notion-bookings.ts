import type { Flow } from './flow.ts';
import { accounts, app, byId, onEvents, read, set, settings, when } from './steps.ts';

const booking = "$('Read the booking').first().json";
const property = "$('Read the property').first().json";
const notion = (operation: string, parameters: Record<string, unknown>) =>
  app('notion', 3, accounts.notion, { resource: 'databasePage', operation, ...parameters });

const text = (key: string, value: string) => ({
  key: `${key}|rich_text`,
  type: 'rich_text',
  textContent: `={{ ${value} }}`,
});
const number = (key: string, value: string) => ({
  key: `${key}|number`,
  type: 'number',
  numberValue: `={{ ${value} }}`,
});
const day = (key: string, value: string) => ({
  key: `${key}|date`,
  type: 'date',
  includeTime: false,
  date: `={{ ${value} }}`,
});
const name = `${booking}.reference + ' · ' + ${booking}.guest_name`;
const values = [
  text('LGCD ID', `String(${booking}.id)`),
  text('Property', `${property}.name`),
  { key: 'Status|select', type: 'select', selectValue: `={{ ${booking}.status }}` },
  day('Arrival', `${booking}.check_in`),
  day('Departure', `${booking}.check_out`),
  number('Guests', `${booking}.guests_count`),
  number('Total', `${booking}.total_amount`),
];

export const notionBookings: Flow = {
  slug: 'notion-bookings',
  name: 'Bookings to pages of Notion',
  apps: ['Notion'],
  useCase: 'No-code automations',
  audience: 'Teams that plan their week in a Notion database.',
  does: 'Each booking has one page, which follows the booking: dates, status, guests and total.',
  setUp: [
    'Make a Notion database with the properties `Name` (title), `LGCD ID` and `Property` (text), `Status` (select), `Arrival` and `Departure` (date), `Guests` and `Total` (number), and share it with your Notion integration.',
    'In **Settings**, put the ID of its data source (database menu > Manage data sources > Copy data source ID).',
    'Choose your LGCD and Notion accounts in the nodes, and publish (activate) it.',
  ],
  safe: 'A page is looked for by its `LGCD ID` before one is made, and gets the booking as it stands now, so repetitions and late events change nothing. Each call is tried three times; after that the execution fails and LGCD delivers the event again, five times within 24 hours.',
  limits:
    'Notion takes about 3 requests a second. A booking that is confirmed at once has two events at the same moment: only `booking.created` makes a page then.',
  sources: [
    { what: 'Pages and data sources', at: 'developers.notion.com/reference' },
    { what: 'Limits', at: 'developers.notion.com/reference/request-limits' },
  ],
  steps: {
    'A booking changes': onEvents('booking.*'),
    Settings: settings({ dataSourceId: 'ID-OF-YOUR-DATA-SOURCE' }),
    'Read the booking': read('booking', '={{ $json.data.booking.id }}'),
    'Read the property': read('property', '={{ $json.property_id }}'),
    'Look for the page': {
      ...notion('getAll', {
        dataSourceId: byId(`={{ ${set('dataSourceId')} }}`),
        returnAll: false,
        limit: 1,
        filterType: 'json',
        filterJson: `={{ JSON.stringify({ property: 'LGCD ID', rich_text: { equals: String(${booking}.id) } }) }}`,
        simple: true,
        options: {},
      }),
      alwaysOutputData: true,
    },
    'Is there a page?': when('!!$json.id'),
    'Update the page': notion('update', {
      pageId: byId('={{ $json.id }}'),
      simple: true,
      propertiesUi: {
        propertyValues: [{ key: 'Name|title', type: 'title', title: `={{ ${name} }}` }, ...values],
      },
      options: {},
    }),
    'Is the page ours to make?': when(
      `$('A booking changes').first().json.event === 'booking.created' || DateTime.fromISO($('A booking changes').first().json.created_at) > DateTime.fromISO(${booking}.created_at).plus({ minutes: 1 })`,
    ),
    'Create the page': notion('create', {
      dataSourceId: byId(`={{ ${set('dataSourceId')} }}`),
      title: `={{ ${name} }}`,
      simple: true,
      propertiesUi: { propertyValues: values },
      options: {},
    }),
  },
  wires: [
    [
      'A booking changes',
      'Settings',
      'Read the booking',
      'Read the property',
      'Look for the page',
      'Is there a page?',
      'Update the page',
    ],
    ['Is there a page?', 1, 'Is the page ours to make?', 'Create the page'],
  ],
};
