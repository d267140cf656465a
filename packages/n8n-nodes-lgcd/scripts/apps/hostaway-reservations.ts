import type { Flow } from './flow.ts';
import { byId, code, every, http, lgcd, settings, split, stop } from './steps.ts';

export const hostawayReservations: Flow = {
  slug: 'hostaway-reservations',
  name: 'Reservations of Hostaway to bookings',
  apps: ['Hostaway'],
  useCase: 'OTA sync',
  audience: 'Agencies whose channels end in Hostaway and whose guests are looked after in LGCD.',
  does: 'Every quarter of an hour the coming reservations of Hostaway become bookings of LGCD, with guest and price, and those that are cancelled there are cancelled here.',
  setUp: [
    'In Hostaway, make an API key (Settings > Hostaway API) and a token with it; in n8n, a Bearer Auth credential with the token.',
    'In **Settings**, put one entry for each listing: its ID in Hostaway and the ID of the property in LGCD.',
    'Choose your LGCD account and that credential in the nodes. Run it once by hand, then publish (activate) it.',
    'For the other direction give Hostaway the iCal address of each property of LGCD.',
  ],
  safe: 'The booking carries the ID of the reservation as its external reference and is looked for first: a repetition changes nothing. Hostaway is asked three times; after that the run fails and the next one brings everything. A reservation that LGCD refuses (the nights are taken) or that changed its dates is named at the end, in a run that fails, and the others go on.',
  limits:
    'Hostaway takes 15 requests in 10 seconds. The names of the fields of a reservation were seen in third-party descriptions that agree: check them in its documentation first. Prices in another currency than MAD are left out; LGCD then prices the stay from its calendar.',
  sources: [{ what: 'Envelope, pages, limits', at: 'api.hostaway.com/documentation' }],
  steps: {
    'Every quarter of an hour': every({ field: 'minutes', minutesInterval: 15 }),
    Settings: settings({ listings: '[{ "listing_id": 100001, "property_id": 1 }]' }),
    'Ask for the reservations': http({
      method: 'GET',
      url: 'https://api.hostaway.com/v1/reservations',
      account: { httpBearerAuth: 'Hostaway token' },
      query: { limit: '100' },
      options: {
        pagination: {
          pagination: {
            paginationMode: 'updateAParameterInEachRequest',
            parameters: { parameters: [{ type: 'qs', name: 'offset', value: '={{ $pageCount * 100 }}' }] },
            paginationCompleteWhen: 'other',
            completeExpression: '={{ $response.body.offset + 100 >= $response.body.count }}',
            limitPagesFetched: true,
            maxRequests: 50,
            requestInterval: 1000,
          },
        },
      },
    }),
    'One item per reservation': split('result'),
    'Keep what comes':
      code(`// Coming reservations of the listings that are set; other kinds (inquiries, own blocks) stay out.
const listings = JSON.parse($('Settings').first().json.listings);
const today = DateTime.now().toISODate();
return $input.all().flatMap(({ json }) => {
  const property = listings.find(({ listing_id }) => String(listing_id) === String(json.listingMapId))?.property_id;
  const known = ['new', 'modified', 'cancelled'].includes(json.status);
  return property !== undefined && known && json.departureDate > today ? [{ json: { ...json, property } }] : [];
});`),
    'Look for the booking': {
      ...lgcd('booking', 'getAll', {
        returnAll: false,
        limit: 10,
        simplify: false,
        filters: { externalReference: '=hostaway-{{ $json.id }}' },
      }),
      alwaysOutputData: true,
    },
    'Say what is to be done': code(`// Reservations and the bookings of LGCD that carry their ID.
const bookings = $input.all().map(({ json }) => json).filter(({ id, status }) => id && status !== 'cancelled');
return $('Keep what comes').all().map(({ json }) => {
  const booking = bookings.find(({ external_reference }) => external_reference === 'hostaway-' + json.id);
  const same = booking && booking.check_in === json.arrivalDate && booking.check_out === json.departureDate;
  const gone = json.status === 'cancelled';
  const todo = gone ? (booking ? 'cancel' : 'nothing') : !booking ? 'create' : same ? 'nothing' : 'report';
  return { json: { ...json, booking: booking?.id ?? null, todo } };
}).filter(({ json }) => json.todo !== 'nothing');`),
    'What is to be done?': {
      type: 'n8n-nodes-base.switch',
      typeVersion: 3,
      parameters: {
        mode: 'expression',
        numberOutputs: 3,
        output: "={{ ['create', 'cancel', 'report'].indexOf($json.todo) }}",
      },
    },
    'Create the booking': {
      ...lgcd('booking', 'create', {
        propertyId: byId('={{ $json.property }}'),
        checkIn: '={{ $json.arrivalDate }}',
        checkOut: '={{ $json.departureDate }}',
        guestName: '={{ $json.guestName }}',
        guestsCount: '={{ $json.numberOfGuests || 1 }}',
        additionalFields: {
          externalReference: '=hostaway-{{ $json.id }}',
          source: 'other',
          guestEmail: "={{ $json.guestEmail ?? '' }}",
          totalAmount: "={{ $json.currency === 'MAD' ? $json.totalPrice : '' }}",
        },
      }),
      onError: 'continueErrorOutput',
    },
    'Cancel the booking': {
      ...lgcd('booking', 'cancel', {
        id: byId('={{ $json.booking }}'),
        options: { reason: 'Cancelled in Hostaway' },
      }),
      onError: 'continueErrorOutput',
    },
    'Gather what needs a person': {
      type: 'n8n-nodes-base.merge',
      typeVersion: 3,
      parameters: { mode: 'append', numberInputs: 3 },
    },
    'Say what it is':
      code(`// A reservation that LGCD refused, or one whose dates are not those of its booking.
const words = $input.all().filter(({ json }) => json.error || json.todo === 'report').map(({ json }) =>
  json.error ?? 'reservation ' + json.id + ' of ' + json.guestName + ' is now from ' + json.arrivalDate + ' to ' + json.departureDate);
return words.length > 0 ? [{ json: { words: words.join(' | ') } }] : [];`),
    'Tell a person': stop('={{ $json.words }}'),
  },
  wires: [
    [
      'Every quarter of an hour',
      'Settings',
      'Ask for the reservations',
      'One item per reservation',
      'Keep what comes',
      'Look for the booking',
      'Say what is to be done',
      'What is to be done?',
    ],
    [
      'What is to be done?',
      0,
      'Create the booking',
      1,
      'Gather what needs a person',
      'Say what it is',
      'Tell a person',
    ],
    ['What is to be done?', 1, 'Cancel the booking', 1, 'Gather what needs a person@1'],
    ['What is to be done?', 2, 'Gather what needs a person@2'],
  ],
};
