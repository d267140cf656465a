import { z } from 'zod';
import {
  byId,
  choice,
  currency,
  date,
  id,
  integer,
  money,
  month,
  paged,
  reference,
  text,
  timestamps,
} from './common.ts';
import {
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
import { ownerExample, ownerSchema } from './owner.ts';

export const statementSchema = z
  .object(
    inferred({
      id: id('ID of the statement'),
      owner_id: reference('owner', 'ID of the owner'),
      owner_name: text('Name of the owner'),
      period: month('The month, as in 2026-07'),
      status: choice(['ready', 'paid'], 'Whether the amount has been transferred'),
      currency,
      bookings_count: integer('Bookings with nights in the month', 0, 100_000),
      nights_booked: integer('Nights sold in the month', 0, 100_000),
      gross_revenue: money('Revenue of the nights of the month, in MAD'),
      commission: money("The agency's commission on it, in MAD"),
      expenses: money('Repairs of the month that the owner bears, in MAD'),
      net_amount: money('What goes to the owner: gross_revenue - commission - expenses, in MAD'),
      lines: z
        .array(
          z.object({
            booking_id: reference('booking', 'ID of the booking'),
            booking_reference: text('Reference of the booking'),
            property_id: reference('property', 'ID of the property'),
            check_in: date('Day of arrival'),
            check_out: date('Day of departure'),
            nights: integer('Nights that fall into the month', 1, 31),
            gross_revenue: money('Revenue of these nights, in MAD'),
            commission: money('Commission on it, in MAD'),
          }),
        )
        .meta({ description: 'One line a booking' }),
      ...timestamps,
    }),
  )
  .meta({ id: 'Statement', description: 'The monthly payout of an owner' });

export const statementExample = example(statementSchema, {
  id: 61,
  owner_id: 1,
  owner_name: 'Nadia Benjelloun',
  period: '2026-08',
  status: 'ready',
  currency: 'MAD',
  bookings_count: 1,
  nights_booked: 7,
  gross_revenue: 5250,
  commission: 525,
  expenses: 450,
  net_amount: 4275,
  lines: [
    {
      booking_id: 9876,
      booking_reference: 'BKG-A1B2C3',
      property_id: 1,
      check_in: '2026-08-12',
      check_out: '2026-08-19',
      nights: 7,
      gross_revenue: 5250,
      commission: 525,
    },
  ],
  created_at: '2026-09-01T00:00:00+00:00',
  updated_at: '2026-09-01T00:00:00+00:00',
});

export const statement = resource({
  label: 'Statement',
  plural: 'Statements',
  description: 'Monthly payouts of the owners',
  model: 'Statement',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/statements',
      summary: 'List owner statements',
      zapier: search(
        'find_statement',
        'Finds the monthly statement of an owner, with its lines.',
        'Owner Statement',
      ),
      abilities: ['statements:read'],
      query: paged({
        owner_id: reference('owner', 'Only statements of this owner').optional(),
        period: month('Only statements of this month, as in 2026-07').optional(),
      }),
      returns: page(statementSchema),
      examples: [{ title: 'Of July 2026', input: { period: '2026-07' } }],
      antiExamples: [
        {
          why: 'a month that does not exist',
          input: { period: '2026-13' },
          errors: { period: 'The period field must match the format Y-m.' },
        },
      ],
    }),
    get: operation({
      method: 'GET',
      path: '/statements/{id}',
      summary: 'Get an owner statement',
      zapier: partOfSearch,
      abilities: ['statements:read'],
      params: byId('statement'),
      returns: one(statementSchema),
    }),
  },
});

export const ownerEvents = family({
  label: 'Owners',
  noun: 'Owner Statement',
  ability: 'statements:read',
  events: {
    statement_ready: event({
      title: 'New Owner Statement',
      description: 'Monthly statement available (1st of next month)',
      moment: 'the monthly statement of an owner is ready, on the first of the next month',
      recent: {
        list: 'statement.getAll',
        as: 'statement',
        beside: { owner: { get: 'owner.get', id: 'owner_id' } },
      },
      data: z.object({ statement: statementSchema, owner: ownerSchema }),
      example: { statement: statementExample, owner: ownerExample },
      timed: true,
    }),
  },
});
