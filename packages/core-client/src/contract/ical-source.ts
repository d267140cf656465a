import { z } from 'zod';
import { choice, date, dateTime, id, integer, paged, reference, text, timestamps, url } from './common.ts';
import {
  create,
  event,
  example,
  family,
  inferred,
  none,
  one,
  operation,
  page,
  resource,
  search,
} from './define.ts';
import { propertyExample, propertySchema } from './property.ts';

const channel = ['airbnb', 'booking', 'vrbo', 'other'] as const;

export const icalSourceSchema = z
  .object(
    inferred({
      id: id('ID of the iCal source'),
      property_id: reference('property', 'ID of the property'),
      name: text('Name of the source'),
      channel: choice(channel, 'Channel that publishes the calendar'),
      url: url('Address of the iCalendar'),
      status: choice(['pending', 'syncing', 'ok', 'failed'], 'Outcome of the last sync'),
      last_synced_at: dateTime('When it was last read with success').nullable(),
      last_error: text(
        'Why the last sync failed, or, when it is ok, which entries of the calendar could not be read',
        1000,
      ).nullable(),
      blocks_count: integer('Blocks that the calendar sets on the property now', 0, 100_000),
      ...timestamps,
    }),
  )
  .meta({ id: 'IcalSource', description: 'A calendar of another channel that blocks days of a property' });

export const icalSourceExample = example(icalSourceSchema, {
  id: 3,
  property_id: 1,
  name: 'Airbnb',
  channel: 'airbnb',
  url: 'https://calendar.example.com/ical/1.ics',
  status: 'ok',
  last_synced_at: '2026-07-15T10:00:00+00:00',
  last_error: null,
  blocks_count: 4,
  created_at: '2026-01-10T08:00:00+00:00',
  updated_at: '2026-07-15T10:00:00+00:00',
});

const ofProperty = z.object({ property_id: reference('property', 'ID of the property') });
const oneOfProperty = z.object({
  property_id: reference('property', 'ID of the property'),
  id: id('ID of the iCal source'),
});
const fields = {
  name: text('Name of the source'),
  channel: choice(channel, 'Channel that publishes the calendar'),
  url: url('Address of the iCalendar'),
};
const source = {
  property_id: 1,
  name: 'Airbnb',
  channel: 'airbnb',
  url: 'https://calendar.example.com/ical/1.ics',
};

export const icalSource = resource({
  label: 'iCal Source',
  plural: 'iCal Sources',
  description: 'Calendars of other channels that block days of a property',
  model: 'IcalSource',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/properties/{property_id}/ical-sources',
      summary: 'List the iCal sources of a property',
      zapier: search('find_ical_source', 'Finds an iCal source of a property by name or channel.'),
      abilities: ['properties:read'],
      params: ofProperty,
      query: paged({}),
      returns: page(icalSourceSchema),
      examples: [{ title: 'Of property 1', input: { property_id: 1 } }],
    }),
    create: operation({
      method: 'POST',
      path: '/properties/{property_id}/ical-sources',
      summary: 'Add an iCal source',
      zapier: create('add_ical_source', 'Adds the calendar of another channel to a property.'),
      abilities: ['properties:write'],
      params: ofProperty,
      body: z.object(inferred(fields)),
      returns: one(icalSourceSchema),
      status: 201,
      examples: [{ title: 'An Airbnb calendar', input: source }],
      antiExamples: [
        {
          why: 'an address that is no URL',
          input: { ...source, url: 'calendar' },
          errors: { url: 'The url field must be a valid URL.' },
        },
        {
          why: 'a channel that LGCD does not know',
          input: { ...source, channel: 'expedia' },
          errors: { channel: 'The selected channel is invalid.' },
        },
      ],
    }),
    update: operation({
      method: 'PATCH',
      path: '/properties/{property_id}/ical-sources/{id}',
      summary: 'Update an iCal source',
      zapier: create('update_ical_source', 'Changes name, channel or address of an iCal source.'),
      abilities: ['properties:write'],
      params: oneOfProperty,
      body: z.object(
        inferred({
          name: fields.name.optional(),
          channel: fields.channel.optional(),
          url: fields.url.optional(),
        }),
      ),
      returns: one(icalSourceSchema),
      examples: [{ title: 'Another name', input: { property_id: 1, id: 3, name: 'Airbnb, whole riad' } }],
    }),
    delete: operation({
      method: 'DELETE',
      path: '/properties/{property_id}/ical-sources/{id}',
      summary: 'Delete an iCal source',
      zapier: create('delete_ical_source', 'Deletes an iCal source, and the days that it blocks with it.'),
      description: 'Its blocks go with it.',
      abilities: ['properties:write'],
      params: oneOfProperty,
      returns: none(),
    }),
    sync: operation({
      method: 'POST',
      path: '/properties/{property_id}/ical-sources/{id}/sync',
      summary: 'Sync an iCal source',
      zapier: create('sync_ical_source', 'Starts to read the calendar of an iCal source.'),
      description:
        'Starts to read the calendar: 202, before the outcome is known. The source then turns ok or failed; ical.conflict_detected and ical.sync_failed tell of trouble.',
      abilities: ['properties:write'],
      params: oneOfProperty,
      returns: one(icalSourceSchema),
      status: 202,
    }),
  },
});

const propertyAndSource = { ical_source: icalSourceSchema, property: propertySchema };

export const icalEvents = family({
  label: 'Sync',
  noun: 'iCal Source',
  ability: 'properties:read',
  events: {
    conflict_detected: event({
      title: 'New iCal Conflict',
      description: 'iCal conflict detected',
      moment: 'an iCal source overlaps a booking',
      recent: null,
      data: z.object({
        ...propertyAndSource,
        conflict: z.object({
          booking_id: reference('booking', 'ID of the booking that the calendar overlaps'),
          booking_reference: text('Reference of that booking'),
          uid: text('UID of the event in the calendar', 1000),
          summary: z.string().nullable().meta({ description: 'Title of the event in the calendar' }),
          start: date('First night that the calendar blocks'),
          end: date('Day on which the block ends, exclusive'),
        }),
      }),
      example: {
        ical_source: icalSourceExample,
        property: propertyExample,
        conflict: {
          booking_id: 9876,
          booking_reference: 'BKG-A1B2C3',
          uid: '1418fb94e984-a9d17e7f@airbnb.com',
          summary: 'Reserved',
          start: '2026-08-14',
          end: '2026-08-17',
        },
      },
    }),
    sync_failed: event({
      description: 'iCal sync failure (invalid URL / source down)',
      moment: 'an iCal source cannot be read',
      recent: null,
      data: z.object({ ...propertyAndSource, error: text('What went wrong', 1000) }),
      example: {
        ical_source: {
          ...icalSourceExample,
          status: 'failed',
          last_error: 'The calendar answered 404 Not Found.',
        },
        property: propertyExample,
        error: 'The calendar answered 404 Not Found.',
      },
    }),
  },
});
