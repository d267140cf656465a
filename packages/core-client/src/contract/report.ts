import { z } from 'zod';
import { date, integer, money, ordered, reference, text } from './common.ts';
import { document, example, inferred, operation, published, resource, search } from './define.ts';

const revenue = published({
  gross_revenue: money('Revenue of the nights, in MAD'),
  net_revenue: money("Revenue less the agency's commission, in MAD"),
  nights_booked: integer('Nights sold', 0, 10_000_000),
  adr: money('Average daily rate: gross_revenue / nights_booked, in MAD'),
  revpar: money('Revenue per available room: gross_revenue / (properties x days), in MAD'),
});

const occupancy = inferred({
  nights_available: integer('Properties x days', 0, 10_000_000),
  nights_booked: integer('Nights sold', 0, 10_000_000),
  occupancy_rate: z
    .number()
    .min(0)
    .max(100)
    .meta({ description: 'nights_booked / nights_available, in percent' }),
});

const reportOf = <S extends z.ZodRawShape>(figures: S) =>
  z.object({
    ...published({ from: date('First day'), to: date('Last day, inclusive'), currency: z.literal('MAD') }),
    data: z.object({
      global: z.object(figures),
      per_property: z.array(
        z.object({
          ...inferred({
            property_id: reference('property', 'ID of the property'),
            property_name: text('Name of the property'),
          }),
          ...figures,
        }),
      ),
      series: z.array(
        z.object({
          ...inferred({
            period: text('The day (2026-07-01), the ISO week (2026-W27) or the month (2026-07)'),
            from: date('First day of it within the report'),
            to: date('Last day of it within the report, inclusive'),
          }),
          ...figures,
        }),
      ),
    }),
  });

export const revenueReportSchema = reportOf(revenue).meta({
  id: 'RevenueReport',
  description: 'Revenue, ADR and RevPAR; each night counts on its own day',
});

export const occupancyReportSchema = reportOf(occupancy).meta({
  id: 'OccupancyReport',
  description: 'Occupancy; each night counts on its own day',
});

const exampleProperty = { property_id: 1, property_name: 'Riad Zitoun' };
const exampleDay = { period: '2026-07-01', from: '2026-07-01', to: '2026-07-01' };
const exampleNight = { gross_revenue: 750, net_revenue: 675, nights_booked: 1, adr: 750, revpar: 24.19 };

/** The figures of LGCD's page, with one property and one day of them. */
export const revenueReportExample = example(revenueReportSchema, {
  from: '2026-07-01',
  to: '2026-07-31',
  currency: 'MAD',
  data: {
    global: { gross_revenue: 142500, net_revenue: 128250, nights_booked: 186, adr: 766.13, revpar: 459.68 },
    per_property: [{ ...exampleProperty, ...exampleNight }],
    series: [{ ...exampleDay, ...exampleNight }],
  },
});

export const occupancyReportExample = example(occupancyReportSchema, {
  from: '2026-07-01',
  to: '2026-07-31',
  currency: 'MAD',
  data: {
    global: { nights_available: 310, nights_booked: 186, occupancy_rate: 60 },
    per_property: [{ ...exampleProperty, nights_available: 31, nights_booked: 1, occupancy_rate: 3.23 }],
    series: [{ ...exampleDay, nights_available: 10, nights_booked: 1, occupancy_rate: 10 }],
  },
});

const july = { from: '2026-07-01', to: '2026-07-31' };

const query = ordered(
  z.object({
    ...published({
      from: date('First day'),
      to: date('Last day, inclusive; at most 366 days in all'),
      granularity: z
        .enum(['day', 'week', 'month'])
        .optional()
        .meta({ description: 'Step of the series; day by default' }),
    }),
    ...inferred({ property_id: reference('property', 'Only this property').optional() }),
  }),
  'from',
  'to',
  true,
);

const refused = [
  { why: 'no beginning', input: { to: july.to }, errors: { from: 'The from field is required.' } },
  {
    why: 'an end before the beginning',
    input: { from: july.to, to: july.from },
    errors: { to: 'The to field must be a date after or equal to from.' },
  },
  {
    why: 'a granularity that reports do not have',
    input: { ...july, granularity: 'hour' },
    errors: { granularity: 'The selected granularity is invalid.' },
  },
];

const counted =
  'Each night counts on its own day. Confirmed, checked-in and checked-out bookings count; pending, cancelled and no-show ones do not.';

export const report = resource({
  label: 'Report',
  plural: 'Reports',
  description: 'Hotel figures: revenue, ADR, RevPAR, occupancy',
  model: 'Report',
  operations: {
    getRevenue: operation({
      method: 'GET',
      path: '/reports/revenue',
      summary: 'Get the revenue report',
      zapier: search(
        'get_revenue_report',
        'Finds revenue, ADR and RevPAR between two days, as a whole, by property and over time.',
        'Revenue Report',
      ),
      description: `Gross and net revenue, ADR and RevPAR. ${counted}`,
      abilities: ['reports:read'],
      provenance: 'published',
      query,
      returns: document(revenueReportSchema),
      examples: [{ title: "The report of LGCD's page", input: { ...july, granularity: 'day' } }],
      antiExamples: refused,
    }),
    getOccupancy: operation({
      method: 'GET',
      path: '/reports/occupancy',
      summary: 'Get the occupancy report',
      zapier: search(
        'get_occupancy_report',
        'Finds nights and occupancy between two days, as a whole, by property and over time.',
        'Occupancy Report',
      ),
      description: `Nights sold of the nights that could be sold. ${counted}`,
      abilities: ['reports:read'],
      query,
      returns: document(occupancyReportSchema),
      examples: [{ title: 'A month by week', input: { ...july, granularity: 'week' } }],
      antiExamples: refused,
    }),
  },
});
