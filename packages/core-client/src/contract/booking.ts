import { z } from 'zod';
import {
  byId,
  choice,
  currency,
  date,
  dateTime,
  email,
  id,
  integer,
  longText,
  money,
  ordered,
  paged,
  phone,
  price,
  reference,
  text,
  timestamps,
} from './common.ts';
import {
  create,
  example,
  inferred,
  one,
  operation,
  page,
  partOfSearch,
  published,
  resource,
  search,
} from './define.ts';

export const bookingStatus = [
  'pending',
  'confirmed',
  'checked_in',
  'checked_out',
  'cancelled',
  'no_show',
] as const;
export const bookingSource = [
  'airbnb',
  'booking',
  'vrbo',
  'direct',
  'website',
  'lodgify',
  'api',
  'other',
] as const;

const publishedFields = published({
  id: id('ID of the booking'),
  reference: text('Reference shown to people, as in BKG-A1B2C3'),
  status: choice(bookingStatus, 'Status of the booking'),
  source: choice(bookingSource, 'Where the booking came from'),
  check_in: date('Day of arrival'),
  check_out: date('Day of departure'),
  guests_count: integer('Number of guests', 1, 100),
  guest_name: text('Name of the guest'),
});

export const bookingSchema = z
  .object({
    ...publishedFields,
    ...inferred({
      property_id: reference('property', 'ID of the property'),
      nights: integer('Number of nights', 1, 3650),
      guest_email: email('Email of the guest').nullable(),
      guest_phone: phone('Phone number of the guest, E.164').nullable(),
      total_amount: money('Price of the stay, in MAD'),
      commission_amount: money("The agency's commission on it, in MAD"),
      net_amount: money('What is left for the owner, in MAD'),
      paid_amount: money('What the guest has paid, in MAD'),
      currency,
      notes: longText('Notes of the agency').nullable(),
      external_reference: text('Key of the booking in another system').nullable(),
      cancellation_reason: longText('Why it was cancelled').nullable(),
      confirmed_at: dateTime('When it was confirmed').nullable(),
      checked_in_at: dateTime('When the guest arrived').nullable(),
      checked_out_at: dateTime('When the guest left').nullable(),
      cancelled_at: dateTime('When it was cancelled').nullable(),
      ...timestamps,
    }),
  })
  .meta({ id: 'Booking', description: 'A stay of a guest in a property' });

/** The data block of `booking.*` as LGCD publishes it: these eight fields and no other. */
export const bookingBlockSchema = z
  .object(publishedFields)
  .meta({ id: 'BookingBlock', description: 'The booking as webhooks carry it' });

/** The booking of LGCD's page. */
export const bookingBlockExample = example(bookingBlockSchema, {
  id: 9876,
  reference: 'BKG-A1B2C3',
  status: 'confirmed',
  source: 'airbnb',
  check_in: '2026-08-12',
  check_out: '2026-08-19',
  guests_count: 2,
  guest_name: 'Karim B.',
});

export const bookingExample = example(bookingSchema, {
  ...bookingBlockExample,
  property_id: 1,
  nights: 7,
  guest_email: 'karim@example.com',
  guest_phone: '+212600000042',
  total_amount: 5250,
  commission_amount: 525,
  net_amount: 4725,
  paid_amount: 0,
  currency: 'MAD',
  notes: null,
  external_reference: null,
  cancellation_reason: null,
  confirmed_at: '2026-07-15T10:23:41+00:00',
  checked_in_at: null,
  checked_out_at: null,
  cancelled_at: null,
  created_at: '2026-07-15T10:20:00+00:00',
  updated_at: '2026-07-15T10:23:41+00:00',
});

const stay = {
  property_id: 1,
  check_in: '2027-03-01',
  check_out: '2027-03-04',
  guest_name: 'Salma E.',
  guests_count: 2,
  guest_phone: '+212600000001',
};

const without = (field: keyof typeof stay) => {
  const { [field]: _, ...rest } = stay;
  return rest;
};

export const booking = resource({
  label: 'Booking',
  plural: 'Bookings',
  description: 'Stays of guests in properties',
  model: 'Booking',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/bookings',
      summary: 'List bookings',
      zapier: search('find_booking', 'Finds a booking by reference, guest, property, status or arrival.'),
      abilities: ['bookings:read'],
      query: ordered(
        paged({
          status: choice(bookingStatus, 'Only bookings of this status').optional(),
          source: choice(bookingSource, 'Only bookings from this source').optional(),
          property_id: reference('property', 'Only bookings of this property').optional(),
          check_in_from: date('Only arrivals on or after this day').optional(),
          check_in_to: date('Only arrivals on or before this day').optional(),
          updated_since: dateTime('Only bookings changed at or after this time').optional(),
          reference: text('Only the booking with this reference').optional(),
          external_reference: text('Only bookings with this key of another system').optional(),
          search: text('Only bookings whose guest, email, phone or reference contains this text').optional(),
        }),
        'check_in_from',
        'check_in_to',
        true,
      ),
      returns: page(bookingSchema),
      examples: [
        { title: 'Arrivals of a week', input: { check_in_from: '2026-08-10', check_in_to: '2026-08-16' } },
      ],
      antiExamples: [
        {
          why: 'a day that does not exist',
          input: { check_in_from: '2026-02-30' },
          errors: { check_in_from: 'The check in from field must match the format Y-m-d.' },
        },
      ],
    }),
    get: operation({
      method: 'GET',
      path: '/bookings/{id}',
      summary: 'Get a booking',
      zapier: partOfSearch,
      abilities: ['bookings:read'],
      params: byId('booking'),
      returns: one(bookingSchema),
      examples: [{ title: "The booking of LGCD's page", input: { id: 9876 } }],
    }),
    create: operation({
      method: 'POST',
      path: '/bookings',
      summary: 'Create a booking',
      zapier: create(
        'create_booking',
        'Creates a booking, and refuses one that overlaps another or a blocked day.',
      ),
      description:
        'Sends booking.created, and booking.confirmed when it is confirmed at once. An overlap with another live booking or a block is refused with a 422 on check_in, more guests than the property takes with a 422 on guests_count. The fewest nights of a season (min_stay) are advice for channels and refuse nothing. With an external_reference, a repeated create finds the first booking.',
      abilities: ['bookings:write'],
      body: ordered(
        z.object(
          inferred({
            property_id: reference('property', 'ID of the property'),
            check_in: date('Day of arrival'),
            check_out: date('Day of departure'),
            guest_name: text('Name of the guest'),
            guests_count: integer('Number of guests', 1, 100),
            guest_email: email('Email of the guest').nullish(),
            guest_phone: phone('Phone number of the guest, E.164, as in +212600000000').nullish(),
            total_amount: price(
              'Price of the stay, in MAD; priced from the calendar when left out',
            ).nullish(),
            status: choice(
              ['pending', 'confirmed'],
              'Status of the new booking; confirmed by default',
            ).nullish(),
            source: choice(bookingSource, 'Where the booking came from; api by default').nullish(),
            notes: longText('Notes of the agency').nullish(),
            external_reference: text(
              "Key of the booking in your system; unique among the agency's bookings that are not cancelled",
            ).nullish(),
          }),
        ),
        'check_in',
        'check_out',
      ),
      returns: one(bookingSchema),
      status: 201,
      naturalKey: 'external_reference',
      examples: [{ title: 'Three nights', input: stay }],
      antiExamples: [
        {
          why: 'no property',
          input: without('property_id'),
          errors: { property_id: 'The property id field is required.' },
        },
        {
          why: 'no arrival',
          input: without('check_in'),
          errors: { check_in: 'The check in field is required.' },
        },
        {
          why: 'a departure on the day of arrival',
          input: { ...stay, check_out: stay.check_in },
          errors: { check_out: 'The check out field must be a date after check in.' },
        },
        {
          why: 'a property of another agency',
          input: { ...stay, property_id: 999999 },
          errors: { property_id: 'The selected property id is invalid.' },
        },
        {
          why: 'a phone number without its country',
          input: { ...stay, guest_phone: '0600000001' },
          errors: { guest_phone: 'The guest phone field format is invalid.' },
        },
        {
          why: 'no guests',
          input: { ...stay, guests_count: 0 },
          errors: { guests_count: 'The guests count field must be at least 1.' },
        },
        {
          why: 'an email that is none',
          input: { ...stay, guest_email: 'salma' },
          errors: { guest_email: 'The guest email field must be a valid email address.' },
        },
      ],
    }),
    cancel: operation({
      method: 'POST',
      path: '/bookings/{id}/cancel',
      summary: 'Cancel a booking',
      zapier: create('cancel_booking', 'Cancels a booking and frees its days.'),
      description:
        'Sends booking.cancelled and frees the days. A second cancel, or one after check-out, is a 422.',
      abilities: ['bookings:write'],
      params: byId('booking'),
      body: z.object(inferred({ reason: longText('Why it is cancelled').nullish() })),
      returns: one(bookingSchema),
      examples: [{ title: 'With a reason', input: { id: 9876, reason: 'Flight cancelled' } }],
    }),
  },
});
