import type { Flow } from './flow.ts';
import { byId, code, every, lgcd, settings, when } from './steps.ts';

export const channelCalendars: Flow = {
  slug: 'channel-calendars',
  name: 'Calendars of Hostaway, Hospitable and Smoobu',
  apps: ['Hostaway', 'Hospitable', 'Smoobu'],
  useCase: 'OTA sync',
  audience: 'Agencies that keep LGCD and a channel manager apart and want no night to be sold twice.',
  does: 'Takes the calendar (iCal) that the channel manager publishes for each property into LGCD, and reads it again every hour.',
  setUp: [
    'In the channel manager, copy the iCal address of each property. Give it the address of LGCD in return: it stands in the cockpit at the property.',
    'In **Settings**, put one entry for each property.',
    'Choose your LGCD account in the nodes. Run it once by hand, then publish (activate) it.',
  ],
  safe: 'A calendar that the property has is not added again; reading it again changes only what differs. When LGCD does not answer, the next hour brings it.',
  limits:
    'Calendars carry nights and nothing else: no guest, no price. Smoobu wants its API requests signed since 25 September 2026, and creating a reservation is not among the published operations of Hospitable; calendars need neither.',
  sources: [
    { what: 'Hostaway', at: 'api.hostaway.com/documentation' },
    { what: 'Hospitable', at: 'developer.hospitable.com/reference/getting-started-with-your-api' },
    { what: 'Smoobu: signed requests', at: 'support.smoobu.com/hc/en-us/articles/36304895666450' },
  ],
  steps: {
    'Every hour': every({ field: 'hours', hoursInterval: 1, triggerAtMinute: 23 }),
    Settings: settings({
      calendars: '[{ "property_id": 1, "name": "Hostaway", "url": "https://PUT-THE-ICAL-ADDRESS-HERE" }]',
    }),
    'One item per calendar': code(
      "return JSON.parse($('Settings').first().json.calendars).map((json) => ({ json }));",
    ),
    'Read the calendars it has': {
      ...lgcd('icalSource', 'getAll', {
        propertyId: byId('={{ $json.property_id }}'),
        returnAll: true,
        simplify: false,
      }),
      alwaysOutputData: true,
    },
    'Find the one that is meant':
      code(`// For each calendar the source of LGCD that has its address, if there is one.
const sources = $input.all().map(({ json }) => json);
return $('One item per calendar').all().map(({ json }) => ({
  json: { ...json, source: sources.find(({ property_id, url }) => property_id === json.property_id && url === json.url)?.id ?? null },
}));`),
    'Has it the calendar?': when('$json.source !== null'),
    'Read it again': lgcd('icalSource', 'sync', {
      propertyId: byId('={{ $json.property_id }}'),
      id: byId('={{ $json.source }}'),
    }),
    'Add the calendar': lgcd('icalSource', 'create', {
      propertyId: byId('={{ $json.property_id }}'),
      name: '={{ $json.name }}',
      channel: 'other',
      url: '={{ $json.url }}',
    }),
    'Read it at once': lgcd('icalSource', 'sync', {
      propertyId: byId('={{ $json.property_id }}'),
      id: byId('={{ $json.id }}'),
    }),
  },
  wires: [
    [
      'Every hour',
      'Settings',
      'One item per calendar',
      'Read the calendars it has',
      'Find the one that is meant',
      'Has it the calendar?',
      'Read it again',
    ],
    ['Has it the calendar?', 1, 'Add the calendar', 'Read it at once'],
  ],
};
