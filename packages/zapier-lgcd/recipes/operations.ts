import type { Recipe } from './recipe.ts';

const property = (id: string) =>
  ({ as: 'property', kind: 'search', key: 'find_property', fields: { property_id: id } }) as const;

/** Zaps about properties: prices, cleanings, repairs, channels. */
export const operations: readonly Recipe[] = [
  {
    slug: 'pricelabs-rates',
    name: 'Prices of PriceLabs to seasonal rates',
    apps: ['PriceLabs'],
    useCase: 'Yield management',
    does: 'Once a day the recommended prices of a listing become seasonal rates of its property.',
    trigger: { app: 'Schedule by Zapier', does: 'Every day', gives: [] },
    steps: [
      {
        app: 'Webhooks by Zapier',
        does: 'A POST to https://api.pricelabs.co/v1/listing_prices with the header X-API-Key',
        fields: { listings: 'one entry of id, pms, dateFrom and dateTo' },
      },
      {
        as: 'rates',
        kind: 'create',
        key: 'sync_prices',
        fields: { property_id: 'the property in LGCD', prices: 'the days of the answer: its field data' },
      },
    ],
    safe: 'Sync Prices changes only what differs. Build one Zap for each listing; check that the currency of the answer is MAD.',
  },
  {
    slug: 'trello-cleaning',
    name: 'Cleanings to cards of Trello',
    apps: ['Trello'],
    useCase: 'Cleaning ops',
    does: 'A cleaning that is assigned becomes a card.',
    trigger: { key: 'cleaning_assigned' },
    steps: [
      property('{{trigger.cleaning_task__property_id}}'),
      {
        app: 'Trello',
        does: 'Create a card',
        fields: {
          Name: '{{property.name}} · {{trigger.cleaning_task__assignee}} · LGCD-{{trigger.cleaning_task__id}}',
          Description: '{{trigger.cleaning_task__notes}}',
          'Due date': '{{trigger.cleaning_task__scheduled_at}}',
        },
      },
    ],
    safe: 'The LGCD app drops repeated deliveries. The ID in the name finds the card again; a second Zap on Cleaning Completed can move it.',
  },
  {
    slug: 'breezeway-cleaning',
    name: 'Cleanings of Breezeway back to LGCD',
    apps: ['Breezeway'],
    useCase: 'Cleaning ops',
    does: 'A task that is completed in Breezeway completes the cleaning that it names.',
    trigger: {
      app: 'Webhooks by Zapier',
      does: 'Catch a hook that Breezeway was subscribed with',
      gives: ['event', 'name'],
    },
    steps: [
      { onlyIf: '{{trigger.event}}', condition: 'is task-completed' },
      {
        app: 'Formatter by Zapier',
        does: 'Take the number behind LGCD- out of the name of the task',
        fields: { Input: '{{trigger.name}}' },
      },
      {
        as: 'cleaning',
        kind: 'create',
        key: 'update_cleaning_task',
        fields: { cleaning_task_id: 'the number that Formatter gave', status: 'completed' },
      },
    ],
    safe: 'Completing a cleaning that is completed changes nothing. Breezeway signs nothing: keep the address of the hook to yourself.',
  },
  {
    slug: 'slack-pagerduty-urgent-tickets',
    name: 'Urgent repairs to Slack and PagerDuty',
    apps: ['Slack', 'PagerDuty'],
    useCase: 'Outsourced maintenance',
    does: 'An urgent ticket pages the people on call and tells the channel.',
    trigger: { key: 'maintenance_urgent' },
    steps: [
      property('{{trigger.maintenance_ticket__property_id}}'),
      {
        app: 'PagerDuty',
        does: 'Trigger an event',
        fields: {
          'Deduplication key': 'lgcd-maintenance-{{trigger.maintenance_ticket__id}}',
          Description: 'Urgent: {{trigger.maintenance_ticket__title}} ({{property.name}})',
        },
      },
      {
        app: 'Slack',
        does: 'Send a channel message',
        fields: {
          'Message text': 'Urgent: {{trigger.maintenance_ticket__title}} ({{property.name}})',
          'Auto-expand links?': 'no',
        },
      },
    ],
    safe: 'PagerDuty joins events of one key while the incident is open. A second Zap on Maintenance Resolved resolves the same key.',
  },
  {
    slug: 'hostaway-reservations',
    name: 'Reservations of Hostaway to bookings',
    apps: ['Hostaway'],
    useCase: 'OTA sync',
    does: 'A new reservation becomes a booking, unless there is one of its ID.',
    trigger: {
      app: 'Hostaway, or Webhooks by Zapier',
      does: 'A new reservation',
      gives: ['id', 'arrivalDate', 'departureDate', 'guestName', 'numberOfGuests'],
    },
    steps: [
      {
        as: 'booking',
        kind: 'create',
        key: 'create_booking',
        fields: {
          property_id: 'the property in LGCD',
          check_in: '{{trigger.arrivalDate}}',
          check_out: '{{trigger.departureDate}}',
          guest_name: '{{trigger.guestName}}',
          guests_count: '{{trigger.numberOfGuests}}',
          external_reference: 'hostaway-{{trigger.id}}',
        },
      },
    ],
    safe: 'The external reference finds the first booking when the Zap runs again.',
  },
];
