import type { Flow } from './flow.ts';
import { accounts, app, http, onEvents, read, set, settings, when } from './steps.ts';

const booking = "$('Read the booking').first().json";
const contact = "$('Create or update the contact').first().json.id";
const activeCampaign = (resource: string, operation: string, parameters: Record<string, unknown>) =>
  app('activeCampaign', 1, accounts.activeCampaign, { resource, operation, ...parameters });

export const activeCampaignGuests: Flow = {
  slug: 'activecampaign-guests',
  name: 'Confirmed guests to ActiveCampaign',
  apps: ['ActiveCampaign'],
  useCase: 'Guest CRM',
  audience: 'Agencies that run their pre-stay sequence in ActiveCampaign.',
  does: 'A guest whose booking is confirmed becomes a contact, joins a list and gets a tag. The automation that starts on the tag writes to the guest.',
  setUp: [
    'In ActiveCampaign, make a list, a tag, and an automation that starts when the tag is added. Let it remove the tag at its end, so that the next booking of the same guest starts it again.',
    'In **Settings**, put the API address (Settings > Developer) and the numbers of the list and the tag.',
    'Choose your LGCD and ActiveCampaign accounts in the nodes, and publish (activate) it.',
  ],
  safe: 'The e-mail is the key of a contact. A contact that has the tag does not get it again, so a repetition starts no second sequence. Each call is tried three times; after that the execution fails and LGCD delivers the event again, five times within 24 hours.',
  limits:
    'ActiveCampaign takes 5 requests a second for the whole account; a guest takes four. A guest without an e-mail is left out.',
  sources: [
    { what: 'Contacts, tags and limits', at: 'developers.activecampaign.com/reference' },
    { what: 'Tags of a contact', at: 'developers.activecampaign.com/reference/contact-tags' },
  ],
  steps: {
    'Booking is confirmed': onEvents('booking.confirmed'),
    Settings: settings({ apiUrl: 'https://youraccount.api-us1.com', listId: 1, tagId: 1 }),
    'Read the booking': read('booking', '={{ $json.data.booking.id }}'),
    'Has the guest an e-mail?': when('!!$json.guest_email'),
    'Create or update the contact': activeCampaign('contact', 'create', {
      email: '={{ $json.guest_email }}',
      updateIfExists: true,
      additionalFields: {
        firstName: "={{ $json.guest_name.split(' ')[0] }}",
        lastName: "={{ $json.guest_name.split(' ').slice(1).join(' ') }}",
        phone: `={{ ${booking}.guest_phone ?? '' }}`,
      },
    }),
    'Read the tags of the contact': http({
      method: 'GET',
      url: `={{ ${set('apiUrl')} }}/api/3/contacts/{{ $json.id }}/contactTags`,
      account: accounts.activeCampaign,
    }),
    'Is it not tagged yet?': when(
      `!$json.contactTags.some(({ tag }) => String(tag) === String(${set('tagId')}))`,
    ),
    'Join the list': activeCampaign('contactList', 'add', {
      listId: `={{ ${set('listId')} }}`,
      contactId: `={{ ${contact} }}`,
    }),
    'Add the tag': activeCampaign('contactTag', 'add', {
      tagId: `={{ ${set('tagId')} }}`,
      contactId: `={{ ${contact} }}`,
    }),
  },
  wires: [
    [
      'Booking is confirmed',
      'Settings',
      'Read the booking',
      'Has the guest an e-mail?',
      'Create or update the contact',
      'Read the tags of the contact',
      'Is it not tagged yet?',
      'Join the list',
      'Add the tag',
    ],
  ],
};
