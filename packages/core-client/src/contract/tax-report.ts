import { z } from 'zod';
import {
  byId,
  choice,
  currency,
  dateTime,
  id,
  integer,
  money,
  month,
  paged,
  reference,
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

const type = ['tourist_tax', 'income'] as const;

export const taxReportSchema = z
  .object(
    inferred({
      id: id('ID of the tax report'),
      type: choice(type, 'Tourist tax on the guests, or the income of the owners'),
      period: month('The month, as in 2026-07'),
      currency,
      nights_booked: integer('Nights sold in the month', 0, 100_000),
      guest_nights: integer('Nights x guests of the month', 0, 1_000_000),
      taxable_amount: money('What the tax is computed from, in MAD'),
      tax_amount: money('The tax, in MAD'),
      lines: z
        .array(
          z.object({
            property_id: reference('property', 'ID of the property'),
            nights_booked: integer('Nights sold in the month', 0, 100_000),
            guest_nights: integer('Nights x guests of the month', 0, 1_000_000),
            taxable_amount: money('What the tax is computed from, in MAD'),
            tax_amount: money('The tax, in MAD'),
          }),
        )
        .meta({ description: 'One line a property' }),
      generated_at: dateTime('When it was generated'),
      ...timestamps,
    }),
  )
  .meta({ id: 'TaxReport', description: 'The tax of a month, computed from the bookings' });

export const taxReportExample = example(taxReportSchema, {
  id: 21,
  type: 'tourist_tax',
  period: '2026-08',
  currency: 'MAD',
  nights_booked: 7,
  guest_nights: 14,
  taxable_amount: 5250,
  tax_amount: 280,
  lines: [{ property_id: 1, nights_booked: 7, guest_nights: 14, taxable_amount: 5250, tax_amount: 280 }],
  generated_at: '2026-09-01T00:00:00+00:00',
  created_at: '2026-09-01T00:00:00+00:00',
  updated_at: '2026-09-01T00:00:00+00:00',
});

export const taxReport = resource({
  label: 'Tax Report',
  plural: 'Tax Reports',
  description: 'Monthly tax reports, computed from the bookings',
  model: 'TaxReport',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/tax-reports',
      summary: 'List tax reports',
      zapier: search('find_tax_report', 'Finds a monthly tax report, with one line a property.'),
      abilities: ['tax_reports:read'],
      query: paged({
        period: month('Only reports of this month, as in 2026-07').optional(),
        type: choice(type, 'Only reports of this type').optional(),
      }),
      returns: page(taxReportSchema),
      examples: [{ title: 'Of July 2026', input: { period: '2026-07' } }],
    }),
    get: operation({
      method: 'GET',
      path: '/tax-reports/{id}',
      summary: 'Get a tax report',
      zapier: partOfSearch,
      abilities: ['tax_reports:read'],
      params: byId('tax report'),
      returns: one(taxReportSchema),
    }),
  },
});

export const taxReportEvents = family({
  label: 'Finance',
  noun: 'Tax Report',
  ability: 'tax_reports:read',
  events: {
    generated: event({
      title: 'New Tax Report',
      description: 'Tax report generated',
      moment: 'the monthly tax report is generated',
      recent: { list: 'taxReport.getAll', as: 'tax_report', at: 'generated_at' },
      data: z.object({ tax_report: taxReportSchema }),
      example: { tax_report: taxReportExample },
      timed: true,
    }),
  },
});
