import { z } from 'zod';
import {
  byId,
  choice,
  dateTime,
  id,
  integer,
  longText,
  paged,
  reference,
  text,
  timestamps,
} from './common.ts';
import {
  create,
  event,
  example,
  family,
  inferred,
  one,
  operation,
  page,
  partOfSearch,
  resource,
  search,
} from './define.ts';

const source = ['airbnb', 'booking', 'vrbo', 'google', 'direct', 'other'] as const;

export const reviewSchema = z
  .object(
    inferred({
      id: id('ID of the review'),
      property_id: reference('property', 'ID of the property'),
      booking_id: reference('booking', 'ID of the booking').nullable(),
      rating: integer('Rating, 1 to 5', 1, 5),
      author: text('Who wrote it'),
      comment: longText('What was written').nullable(),
      source: choice(source, 'Where it was written'),
      external_reference: text('Key of the review in another system').nullable(),
      ...timestamps,
    }),
  )
  .meta({ id: 'Review', description: 'What a guest thought of a stay' });

export const reviewExample = example(reviewSchema, {
  id: 230,
  property_id: 1,
  booking_id: 9876,
  rating: 4,
  author: 'Karim B.',
  comment: 'Très bel accueil, riad superbe.',
  source: 'airbnb',
  external_reference: null,
  created_at: '2026-08-20T18:00:00+00:00',
  updated_at: '2026-08-20T18:00:00+00:00',
});

const given = { property_id: 1, rating: 5, author: 'Salma E.', comment: 'Parfait.' };

export const review = resource({
  label: 'Review',
  plural: 'Reviews',
  description: 'What guests thought of their stays',
  model: 'Review',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/reviews',
      summary: 'List reviews',
      zapier: search('find_review', 'Finds guest reviews by property, rating or source.'),
      abilities: ['reviews:read'],
      query: paged({
        property_id: reference('property', 'Only reviews of this property').optional(),
        rating_max: integer('Only reviews with this rating or a lower one', 1, 5).optional(),
        source: choice(source, 'Only reviews from this source').optional(),
        external_reference: text('Only reviews with this key of another system').optional(),
        created_since: dateTime('Only reviews received at or after this time').optional(),
      }),
      returns: page(reviewSchema),
      examples: [{ title: 'What to answer first', input: { rating_max: 3 } }],
    }),
    get: operation({
      method: 'GET',
      path: '/reviews/{id}',
      summary: 'Get a review',
      zapier: partOfSearch,
      abilities: ['reviews:read'],
      params: byId('review'),
      returns: one(reviewSchema),
    }),
    create: operation({
      method: 'POST',
      path: '/reviews',
      summary: 'Create a review',
      zapier: create('create_review', 'Creates a guest review, as from an OTA.'),
      description: 'Sends review.received. An external_reference is taken once.',
      abilities: ['reviews:write'],
      body: z.object(
        inferred({
          property_id: reference('property', 'ID of the property'),
          rating: integer('Rating, 1 to 5', 1, 5),
          author: text('Who wrote it'),
          comment: longText('What was written').nullish(),
          source: choice(source, 'Where it was written; direct by default').nullish(),
          booking_id: reference('booking', 'ID of the booking').nullish(),
          external_reference: text(
            "Key of the review in your system; unique among the agency's reviews",
          ).nullish(),
        }),
      ),
      returns: one(reviewSchema),
      status: 201,
      naturalKey: 'external_reference',
      examples: [{ title: 'Five stars', input: given }],
      antiExamples: [
        {
          why: 'six stars',
          input: { ...given, rating: 6 },
          errors: { rating: 'The rating field must not be greater than 5.' },
        },
        {
          why: 'half a star',
          input: { ...given, rating: 4.5 },
          errors: { rating: 'The rating field must be an integer.' },
        },
      ],
    }),
  },
});

export const reviewEvents = family({
  label: 'Guest reviews',
  noun: 'Review',
  ability: 'reviews:read',
  events: {
    received: event({
      title: 'New Review',
      description: 'New guest review (reputation management, low-rating alert)',
      moment: 'a guest leaves a review',
      recent: { list: 'review.getAll', as: 'review', at: 'created_at' },
      data: z.object({ review: reviewSchema }),
      example: { review: reviewExample },
    }),
  },
});
