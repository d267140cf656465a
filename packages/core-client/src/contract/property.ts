import { z } from 'zod';
import {
  byId,
  choice,
  currency,
  id,
  integer,
  paged,
  price,
  reference,
  text,
  timestamps,
  url,
} from './common.ts';
import {
  event,
  example,
  family,
  inferred,
  notOffered,
  one,
  operation,
  page,
  partOfSearch,
  resource,
  search,
} from './define.ts';
import { rateExample, rateSchema } from './rate.ts';

const time = (description: string) =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .meta({ description });

const status = ['active', 'inactive', 'archived'] as const;

/** What a person edits in the cockpit. The API has no route for it: its abilities only "modify iCal sources". */
export const propertyFields = {
  name: text('Name of the property'),
  city: text('City'),
  address: text('Street address').nullable(),
  type: choice(['apartment', 'house', 'riad', 'studio', 'villa'], 'Kind of property'),
  description: z.string().max(5000).nullable().meta({ description: 'Text shown to guests' }),
  bedrooms: integer('Number of bedrooms', 0, 50),
  bathrooms: integer('Number of bathrooms', 0, 50),
  capacity: integer('Most guests it takes', 1, 100),
  base_price: price('Price of a night outside of the seasonal rates, in MAD'),
  min_stay: integer('Fewest nights of a stay outside of the seasonal rates', 1, 365),
  commission_rate: z.number().min(0).max(100).meta({ description: "The agency's commission, in percent" }),
  check_in_time: time('Earliest arrival, local time'),
  check_out_time: time('Latest departure, local time'),
};

export const propertySchema = z
  .object(
    inferred({
      id: id('ID of the property'),
      owner_id: reference('owner', 'ID of the owner').nullable(),
      status: choice(status, 'Status of the property'),
      ...propertyFields,
      currency,
      ical_export_url: url('Signed link to the iCalendar of bookings and blocks; treat it as a secret'),
      ...timestamps,
    }),
  )
  .meta({ id: 'Property', description: 'A property that the agency manages' });

export const propertyExample = example(propertySchema, {
  id: 1,
  owner_id: 1,
  status: 'active',
  name: 'Riad Zitoun',
  city: 'Marrakech',
  address: '12 Derb Zitoun, Médina',
  type: 'riad',
  description: 'A riad with a patio and a roof terrace in the old town.',
  bedrooms: 3,
  bathrooms: 2,
  capacity: 6,
  base_price: 750,
  min_stay: 2,
  commission_rate: 10,
  check_in_time: '15:00',
  check_out_time: '11:00',
  currency: 'MAD',
  ical_export_url: 'https://api.lgcd.ma/v1/properties/1/calendar.ics?token=0000000000000000',
  created_at: '2025-06-01T09:00:00+00:00',
  updated_at: '2026-06-20T14:05:00+00:00',
});

export const property = resource({
  label: 'Property',
  plural: 'Properties',
  description: 'The properties that the agency manages',
  model: 'Property',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/properties',
      summary: 'List properties',
      zapier: search('find_property', 'Finds a property by name, city, owner or status.'),
      abilities: ['properties:read'],
      query: paged({
        status: choice(status, 'Only properties of this status').optional(),
        city: text('Only properties in this city').optional(),
        owner_id: reference('owner', 'Only properties of this owner').optional(),
        search: text('Only properties whose name, city or address contains this text').optional(),
      }),
      returns: page(propertySchema),
      examples: [{ title: 'Active properties in Marrakech', input: { status: 'active', city: 'Marrakech' } }],
      antiExamples: [
        {
          why: 'a status that properties do not have',
          input: { status: 'sold' },
          errors: { status: 'The selected status is invalid.' },
        },
        {
          why: 'more on a page than Laravel is told to give',
          input: { per_page: 101 },
          errors: { per_page: 'The per page field must not be greater than 100.' },
        },
      ],
    }),
    get: operation({
      method: 'GET',
      path: '/properties/{id}',
      summary: 'Get a property',
      zapier: partOfSearch,
      abilities: ['properties:read'],
      params: byId('property'),
      returns: one(propertySchema),
      examples: [{ title: 'Property 1', input: { id: 1 } }],
    }),
    exportCalendar: operation({
      method: 'GET',
      path: '/properties/{id}/calendar.ics',
      summary: 'Export the calendar of a property',
      zapier: notOffered('It is a signed link for OTAs to read, not a step of a Zap.'),
      description:
        "The property's bookings and blocks as RFC 5545, for an OTA to read. The link in `ical_export_url` carries its own signature; no bearer token is sent.",
      auth: 'signed',
      params: byId('property'),
      query: z.object({ token: text('Signature, as in the `ical_export_url` of the property') }),
      returns: { kind: 'text', mediaType: 'text/calendar', schema: z.string() },
    }),
  },
});

const propertyData = z.object({ property: propertySchema });

export const propertyEvents = family({
  label: 'Properties',
  noun: 'Property',
  ability: 'properties:read',
  events: {
    created: event({
      title: 'New Property',
      description: 'New property created',
      moment: 'a property is added',
      recent: { list: 'property.getAll', as: 'property' },
      data: propertyData,
      example: { property: propertyExample },
    }),
    updated: event({
      title: 'Updated Property',
      description: 'Property modified (price, description…)',
      moment: 'the price, the description or another detail of a property changes',
      recent: { list: 'property.getAll', as: 'property' },
      data: propertyData,
      example: { property: { ...propertyExample, base_price: 800 } },
    }),
    archived: event({
      description: 'Property archived',
      moment: 'a property is archived',
      recent: { list: 'property.getAll', filter: { status: 'archived' }, as: 'property' },
      data: propertyData,
      example: { property: { ...propertyExample, status: 'archived' } },
    }),
    rate_changed: event({
      description: 'Seasonal rate added / modified / removed (yield mgmt)',
      moment: 'a seasonal rate is added, changed or removed',
      recent: {
        list: 'rate.getAll',
        as: 'rate',
        beside: { property: { get: 'property.get', id: 'property_id' } },
      },
      data: z.object({
        property: propertySchema,
        rate: rateSchema,
        change: z.enum(['created', 'updated', 'deleted']).meta({ description: 'What happened to the rate' }),
      }),
      example: { property: propertyExample, rate: rateExample, change: 'created' },
    }),
  },
});
