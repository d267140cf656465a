import { z } from 'zod';
import { date, integer, ordered, price, reference, text } from './common.ts';
import { document, example, inferred, operation, resource, search } from './define.ts';

export const calendarDaySchema = z.object({
  date: date('The night that begins on this day'),
  status: z.enum(['available', 'booked', 'blocked']).meta({ description: 'Whether the night can be sold' }),
  price: price('Price of the night, in MAD'),
  min_stay: integer('Fewest nights of a stay that begins on this day', 1, 365),
  booking_id: reference('booking', 'ID of the booking on a booked night').nullable(),
});

export const calendarSchema = z
  .object(
    inferred({
      from: date('First day'),
      to: date('Last day, inclusive'),
      currency: z.literal('MAD'),
      data: z.array(
        z.object({
          property_id: reference('property', 'ID of the property'),
          property_name: text('Name of the property'),
          days: z.array(calendarDaySchema),
        }),
      ),
    }),
  )
  .meta({ id: 'Calendar', description: 'The consolidated multi-property calendar' });

export const calendarExample = example(calendarSchema, {
  from: '2026-08-12',
  to: '2026-08-13',
  currency: 'MAD',
  data: [
    {
      property_id: 1,
      property_name: 'Riad Zitoun',
      days: [
        { date: '2026-08-12', status: 'booked', price: 750, min_stay: 2, booking_id: 9876 },
        { date: '2026-08-13', status: 'booked', price: 750, min_stay: 2, booking_id: 9876 },
      ],
    },
  ],
});

const range = { from: '2026-08-01', to: '2026-08-31' };

export const calendar = resource({
  label: 'Calendar',
  plural: 'Calendars',
  description: 'Availability and prices of all properties, day by day',
  model: 'Property',
  operations: {
    get: operation({
      method: 'GET',
      path: '/calendar',
      summary: 'Get the calendar',
      zapier: search(
        'get_calendar',
        'Finds availability, price and minimum stay of every day, for all properties or some.',
        undefined,
        'Find Calendar Days',
      ),
      description:
        'Every day of every property between two dates, at most 366 days, without pages. Archived properties are left out.',
      abilities: ['calendar:read'],
      query: ordered(
        z.object({
          from: date('First day'),
          to: date('Last day, inclusive; at most 366 days in all'),
          property_ids: z
            .array(reference('property', 'ID of a property'))
            .max(100)
            .optional()
            .meta({ description: 'Only these properties', 'x-resource': 'property' }),
        }),
        'from',
        'to',
        true,
      ),
      returns: document(calendarSchema),
      examples: [{ title: 'A month', input: range }],
      antiExamples: [
        { why: 'no end', input: { from: range.from }, errors: { to: 'The to field is required.' } },
        {
          why: 'more than 366 days',
          input: { from: '2026-01-01', to: '2027-01-02' },
          errors: { to: 'The to field must be a date before or equal to 2027-01-01.' },
        },
      ],
    }),
  },
});
