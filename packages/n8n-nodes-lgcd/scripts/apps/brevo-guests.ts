import type { Flow } from './flow.ts';
import { accounts, app, http, onEvents, read, set, settings, when } from './steps.ts';

const booking = "$('Read the booking').first().json";
const attribute = (fieldName: string, fieldValue: string) => ({ fieldName, fieldValue });

export const brevoGuests: Flow = {
  slug: 'brevo-guests',
  name: 'Confirmed guests to Brevo',
  apps: ['Brevo'],
  useCase: 'Guest CRM',
  audience: 'Agencies that write to their guests before the stay with Brevo.',
  does: 'A guest whose booking is confirmed becomes a Brevo contact, or is brought up to date, and joins a list. An automation of Brevo that starts on the list does the rest.',
  setUp: [
    'In Brevo, make the contact attributes `CHECK_IN` and `CHECK_OUT` (date) and `LGCD_BOOKING` (text), and a list.',
    'In **Settings**, put the number of the list.',
    'Choose your LGCD and Brevo accounts in the nodes, and publish (activate) it.',
  ],
  safe: 'The e-mail is the key of a contact: a repetition writes the same values over themselves, and a contact who is in the list stays in it once. Each call is tried three times; after that the execution fails and LGCD delivers the event again, five times within 24 hours.',
  limits: 'A guest without an e-mail is left out. Write only to guests who may be written to (Law 09-08).',
  sources: [
    { what: 'Contacts with lists', at: 'developers.brevo.com/docs/synchronise-contact-lists' },
    {
      what: 'Create or update in one call',
      at: 'developers.brevo.com/changelog/operations-and-management-for-contacts',
    },
  ],
  steps: {
    'Booking is confirmed': onEvents('booking.confirmed'),
    Settings: settings({ listId: 7 }),
    'Read the booking': read('booking', '={{ $json.data.booking.id }}'),
    'Has the guest an e-mail?': when('!!$json.guest_email'),
    'Create or update the contact': app('sendInBlue', 1, accounts.brevo, {
      resource: 'contact',
      operation: 'upsert',
      email: '={{ $json.guest_email }}',
      upsertAttributes: {
        upsertAttributesValues: [
          attribute('FIRSTNAME', "={{ $json.guest_name.split(' ')[0] }}"),
          attribute('LASTNAME', "={{ $json.guest_name.split(' ').slice(1).join(' ') }}"),
          attribute('CHECK_IN', '={{ $json.check_in }}'),
          attribute('CHECK_OUT', '={{ $json.check_out }}'),
          attribute('LGCD_BOOKING', '={{ $json.reference }}'),
        ],
      },
      requestOptions: {},
    }),
    'Join the list': http({
      method: 'POST',
      url: 'https://api.brevo.com/v3/contacts',
      account: accounts.brevo,
      body: `{ email: ${booking}.guest_email, listIds: [Number(${set('listId')})], updateEnabled: true }`,
    }),
  },
  wires: [
    [
      'Booking is confirmed',
      'Settings',
      'Read the booking',
      'Has the guest an e-mail?',
      'Create or update the contact',
      'Join the list',
    ],
  ],
};
