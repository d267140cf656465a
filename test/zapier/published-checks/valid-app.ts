import type { AppDefinition, Step } from './definition.ts';

type Valid = Required<AppDefinition> & Record<'triggers' | 'creates' | 'searches', Record<string, Step>>;

const booking = () => ({
  id: 7,
  guest_name: 'Karim B.',
  check_in: '2026-08-12',
  created_at: '2026-07-15T10:23:41+00:00',
});
const fields = [
  { key: 'id', type: 'integer', required: true },
  { key: 'guest_name', label: 'Guest Name' },
  { key: 'check_in', type: 'datetime' },
];

/** A small app in which every check finds nothing; the tests break one thing of it at a time. */
export function validApp(): Valid {
  return {
    authentication: {
      type: 'custom',
      connectionLabel: '{{agency}} · {{token}}',
      test: '$func$2$f$',
      fields: [
        {
          key: 'access_token',
          label: 'Access Token',
          type: 'password',
          helpText: 'Make one in [your cockpit](https://lgcd.ma/cockpit).',
        },
        { key: 'base_url', label: 'Base URL', helpText: 'Leave empty for `https://api.lgcd.ma/v1`.' },
      ],
    },
    triggers: {
      booking_created: {
        key: 'booking_created',
        noun: 'Booking',
        display: { label: 'New Booking', description: 'Triggers when a booking is made.' },
        operation: {
          type: 'hook',
          perform: '$func$2$f$',
          performList: '$func$2$f$',
          performSubscribe: '$func$2$f$',
          performUnsubscribe: '$func$2$f$',
          inputFields: [{ key: 'property_id', label: 'Property', dynamic: 'properties.id.name' }],
          outputFields: fields,
          sample: booking(),
        },
      },
      properties: {
        key: 'properties',
        noun: 'Property',
        display: { label: 'list of properties', description: 'Fills the dropdown.', hidden: true },
        operation: { type: 'polling', perform: '$func$2$f$', sample: { id: 1, name: 'Riad Yasmine' } },
      },
    },
    creates: {
      create_booking: {
        key: 'create_booking',
        noun: 'Booking',
        display: { label: 'Create Booking', description: 'Creates a booking.' },
        operation: {
          perform: '$func$2$f$',
          inputFields: [
            {
              key: 'property_id',
              label: 'Property',
              dynamic: 'properties.id.name',
              search: 'find_booking.id',
            },
            '$func$2$f$',
          ],
          outputFields: fields,
          sample: booking(),
        },
      },
    },
    searches: {
      find_booking: {
        key: 'find_booking',
        noun: 'Booking',
        display: { label: 'Find Booking', description: 'Finds a booking.' },
        operation: {
          perform: '$func$2$f$',
          inputFields: [{ key: 'reference', label: 'Reference', helpText: 'As in BKG-A1B2C3.' }],
          sample: booking(),
        },
      },
    },
    searchOrCreates: {
      find_booking: { key: 'find_booking', search: 'find_booking', create: 'create_booking' },
    },
  };
}

type App = ReturnType<typeof validApp>;

/** The one step or field that the tests break. */
export const at = {
  hook: (app: App): Step => app.triggers.booking_created as Step,
  list: (app: App): Step => app.triggers.properties as Step,
  create: (app: App): Step => app.creates.create_booking as Step,
  search: (app: App): Step => app.searches.find_booking as Step,
};
