import type { Flow } from './flow.ts';
import { accounts, app, byName, code, every, lgcd, settings } from './steps.ts';

const tables = `CREATE TABLE IF NOT EXISTS lgcd_daily (
  day date PRIMARY KEY,
  gross_revenue numeric(14, 2) NOT NULL,
  net_revenue numeric(14, 2) NOT NULL,
  nights_booked integer NOT NULL,
  nights_available integer NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE TABLE IF NOT EXISTS lgcd_property_months (
  property_id integer NOT NULL,
  month date NOT NULL,
  property_name text NOT NULL,
  gross_revenue numeric(14, 2) NOT NULL,
  net_revenue numeric(14, 2) NOT NULL,
  nights_booked integer NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (property_id, month)
);`;

const report = (operation: string) =>
  lgcd('report', operation, {
    from: "={{ $('One item per month').item.json.from }}",
    to: "={{ $('One item per month').item.json.to }}",
    output: 'raw',
    options: { granularity: 'day' },
  });

const upsert = (table: string, matchingColumns: string[]) =>
  app('postgres', 2.6, accounts.postgres, {
    operation: 'upsert',
    schema: { __rl: true, mode: 'name', value: 'public' },
    table: byName(table),
    columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns, schema: [] },
    options: { queryBatching: 'transaction' },
  });

export const postgresReports: Flow = {
  slug: 'postgres-reports',
  name: 'Reports to PostgreSQL for Metabase, Looker Studio and Power BI',
  apps: ['PostgreSQL', 'Metabase', 'Looker Studio', 'Power BI'],
  useCase: 'BI & reporting',
  audience: 'Agencies that look at occupancy, ADR and RevPAR in a dashboard of their own.',
  does: 'Every night the revenue and the occupancy of each day, and the revenue of each property and month, are written into two tables. The dashboard reads the tables.',
  setUp: [
    'Make a PostgreSQL database that your dashboard reaches, with a user for n8n; give the dashboard a user that may only read.',
    'In **Settings**, leave how many months back are written again each night, or put a larger number once to fill the past.',
    'Choose your LGCD and PostgreSQL accounts in the nodes. Run it once by hand, then publish (activate) it.',
    'In Metabase (or Looker Studio, Power BI) add the database and the queries of `postgres-dashboard.sql`.',
  ],
  safe: 'The day, and the property with the month, are the keys of the rows: a second run writes the same rows again. A night that failed is made up for by the next one, because the months that the setting names are always written whole. Each call is tried three times.',
  limits:
    'Metabase and Looker Studio take no rows from outside, and Power BI ends its push data sets: all three read the tables. A refresh of Power BI on shared capacity is limited to eight a day.',
  sources: [
    {
      what: 'Looker Studio: what its API can do',
      at: 'developers.google.com/looker-studio/integrate/api/reference',
    },
    {
      what: 'Power BI: end of push data sets',
      at: 'learn.microsoft.com/power-bi/connect-data/service-real-time-streaming',
    },
  ],
  steps: {
    'Every night': every({ field: 'days', triggerAtHour: 3, triggerAtMinute: 20 }),
    Settings: settings({ monthsBack: 2, until: '={{ $today.toISODate() }}' }),
    'Make the tables': app('postgres', 2.6, accounts.postgres, {
      operation: 'executeQuery',
      query: tables,
      options: {},
    }),
    'One item per month':
      code(`// From the first day of the oldest month to the last day of the month that runs.
const { monthsBack, until } = $('Settings').first().json;
const last = DateTime.fromISO(until).startOf('month');
return Array.from({ length: monthsBack + 1 }, (_, back) => last.minus({ months: back })).map((month) => ({
  json: { from: month.toISODate(), to: month.endOf('month').toISODate() },
}));`),
    'Get the revenue': report('getRevenue'),
    'Get the occupancy': report('getOccupancy'),
    'Make the rows of days': code(`const updated_at = DateTime.now().toISO();
const occupancies = $input.all().flatMap(({ json }) => json.data.series);
return $('Get the revenue').all().flatMap(({ json }) => json.data.series).map((day) => ({ json: {
  day: day.from,
  gross_revenue: day.gross_revenue,
  net_revenue: day.net_revenue,
  nights_booked: day.nights_booked,
  nights_available: occupancies.find(({ from }) => from === day.from).nights_available,
  updated_at,
} }));`),
    'Write the days': upsert('lgcd_daily', ['day']),
    'Make the rows of properties': code(`const updated_at = DateTime.now().toISO();
return $('Get the revenue').all().flatMap(({ json }) => json.data.per_property.map((property) => ({ json: {
  property_id: property.property_id,
  month: json.from,
  property_name: property.property_name,
  gross_revenue: property.gross_revenue,
  net_revenue: property.net_revenue,
  nights_booked: property.nights_booked,
  updated_at,
} })));`),
    'Write the properties': upsert('lgcd_property_months', ['property_id', 'month']),
  },
  wires: [
    [
      'Every night',
      'Settings',
      'Make the tables',
      'One item per month',
      'Get the revenue',
      'Get the occupancy',
      'Make the rows of days',
      'Write the days',
      'Make the rows of properties',
      'Write the properties',
    ],
  ],
};
