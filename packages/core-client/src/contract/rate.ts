import { z } from 'zod';
import { byId, date, id, integer, ordered, paged, price, reference, text, timestamps } from './common.ts';
import {
  create,
  example,
  inferred,
  none,
  one,
  operation,
  page,
  partOfSearch,
  resource,
  search,
} from './define.ts';

export const rateSchema = z
  .object(
    inferred({
      id: id('ID of the rate'),
      property_id: reference('property', 'ID of the property'),
      name: text('Name of the season').nullable(),
      start_date: date('First night of the season'),
      end_date: date('Last night of the season, inclusive'),
      nightly_price: price('Price of a night, in MAD'),
      min_stay: integer('Fewest nights of a stay that begins in the season', 1, 365).nullable(),
      ...timestamps,
    }),
  )
  .meta({ id: 'Rate', description: 'A seasonal rate of a property' });

export const rateExample = example(rateSchema, {
  id: 501,
  property_id: 1,
  name: 'Eid al-Adha',
  start_date: '2027-05-10',
  end_date: '2027-05-20',
  nightly_price: 1150,
  min_stay: 3,
  created_at: '2026-07-15T10:20:00+00:00',
  updated_at: '2026-07-15T10:20:00+00:00',
});

const write = ordered(
  z.object(
    inferred({
      property_id: reference('property', 'ID of the property'),
      name: text('Name of the season').nullish(),
      start_date: date('First night of the season'),
      end_date: date('Last night of the season, inclusive'),
      nightly_price: price('Price of a night, in MAD'),
      min_stay: integer('Fewest nights of a stay that begins in the season', 1, 365).nullish(),
    }),
  ),
  'start_date',
  'end_date',
  true,
);

const season = {
  property_id: 1,
  name: 'Eid al-Adha',
  start_date: '2027-05-10',
  end_date: '2027-05-20',
  nightly_price: 1150,
  min_stay: 3,
};

const refused = [
  {
    why: 'a season that ends before it begins',
    input: { ...season, end_date: '2027-05-09' },
    errors: { end_date: 'The end date field must be a date after or equal to start date.' },
  },
  {
    why: 'a price below zero',
    input: { ...season, nightly_price: -1 },
    errors: { nightly_price: 'The nightly price field must be at least 0.' },
  },
  {
    why: 'a property of another agency',
    input: { ...season, property_id: 999999 },
    errors: { property_id: 'The selected property id is invalid.' },
  },
];

export const rate = resource({
  label: 'Rate',
  plural: 'Rates',
  description: 'Seasonal rates, one price a night between two dates',
  model: 'Rate',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/rates',
      summary: 'List seasonal rates',
      zapier: search('find_rate', 'Finds seasonal rates by property or day.'),
      abilities: ['rates:read'],
      query: ordered(
        paged({
          property_id: reference('property', 'Only rates of this property').optional(),
          from: date('Only rates that end on or after this day').optional(),
          to: date('Only rates that begin on or before this day').optional(),
        }),
        'from',
        'to',
        true,
      ),
      returns: page(rateSchema),
      examples: [{ title: 'Rates of one property', input: { property_id: 1 } }],
    }),
    get: operation({
      method: 'GET',
      path: '/rates/{id}',
      summary: 'Get a seasonal rate',
      zapier: partOfSearch,
      abilities: ['rates:read'],
      params: byId('rate'),
      returns: one(rateSchema),
    }),
    create: operation({
      method: 'POST',
      path: '/rates',
      summary: 'Create a seasonal rate',
      zapier: create(
        'push_rate',
        'Creates a seasonal rate, and refuses one that overlaps another of the property.',
      ),
      description:
        'Sends property.rate_changed. A season that overlaps another rate of the property is refused with a 422 on start_date.',
      abilities: ['rates:write'],
      body: write,
      returns: one(rateSchema),
      status: 201,
      examples: [{ title: 'A season', input: season }],
      antiExamples: refused,
    }),
    update: operation({
      method: 'PUT',
      path: '/rates/{id}',
      summary: 'Update a seasonal rate',
      zapier: create('update_rate', 'Changes a seasonal rate and keeps what is left empty.'),
      description:
        'Replaces the rate as a whole: a field that is left out is emptied. Sends property.rate_changed.',
      abilities: ['rates:write'],
      params: byId('rate'),
      body: write,
      returns: one(rateSchema),
      examples: [
        {
          title: 'Another season',
          input: { ...season, name: 'Spring', start_date: '2027-03-10', end_date: '2027-03-20' },
        },
      ],
    }),
    delete: operation({
      method: 'DELETE',
      path: '/rates/{id}',
      summary: 'Delete a seasonal rate',
      zapier: create('delete_rate', 'Deletes a seasonal rate.'),
      description: 'Sends property.rate_changed.',
      abilities: ['rates:write'],
      params: byId('rate'),
      returns: none(),
    }),
  },
});
