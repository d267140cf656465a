import { describe, expect, it } from '@jest/globals';
import { agencyTimeZone } from '@lgcd/core-client/contract';
import fc from 'fast-check';
import { allocate } from '../src/figures/allocate.ts';
import {
  addDays,
  days,
  daysBetween,
  isoWeek,
  lastDay,
  months,
  nextMonth,
  previousMonth,
} from '../src/figures/dates.ts';
import { type Night, nightsOfStay, type Stay, totalsOf } from '../src/figures/night.ts';
import { priceOfDay, priceOfStay } from '../src/figures/price.ts';
import { instantOf, wallTime } from '../src/figures/zone.ts';
import { invoiceFigures } from '../src/resources/invoice/figures.ts';
import { occupancyReport, revenueReport } from '../src/resources/report/figures.ts';
import { statementFigures } from '../src/resources/statement/figures.ts';
import { taxFigures } from '../src/resources/tax-report/figures.ts';

const first = '2026-01-01';
const properties = [1, 2, 3].map((id) => ({ id, name: `Property ${id}` }));

/** A year of stays in three properties of two owners: 1 and 2 are one's, 3 is the other's. */
const stays = fc
  .array(
    fc.record({
      property_id: fc.integer({ min: 1, max: 3 }),
      offset: fc.integer({ min: 0, max: 360 }),
      nights: fc.integer({ min: 1, max: 40 }),
      guests_count: fc.integer({ min: 1, max: 12 }),
      total_cents: fc.integer({ min: 0, max: 5_000_000 }),
      rate: fc.integer({ min: 0, max: 30 }),
    }),
    { maxLength: 30 },
  )
  .map((given) =>
    given.map(({ offset, nights, rate, ...stay }, index): Stay & { reference: string } => ({
      ...stay,
      id: index + 1,
      reference: `BKG-${index}`,
      check_in: addDays(first, offset),
      check_out: addDays(first, offset + nights),
      commission_cents: Math.round((stay.total_cents * rate) / 100),
    })),
  );
const range = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 90 }))
  .map(([offset, length]) => ({ from: addDays(first, offset), to: addDays(first, offset + length) }));
const month = fc.integer({ min: 1, max: 12 }).map((number) => `2026-${String(number).padStart(2, '0')}`);

const nightsIn = (all: Stay[], from: string, to: string): Night[] =>
  all.flatMap((stay) => nightsOfStay(stay, from, to));
const cents = (amount: number) => Math.round(amount * 100);
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

describe('an amount shared among nights', () => {
  it('adds up to the centime, in shares that differ by one at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999_900 }),
        fc.integer({ min: 1, max: 365 }),
        (amount, parts) => {
          const shares = allocate(amount, parts);
          expect(shares).toHaveLength(parts);
          expect(sum(shares)).toBe(amount);
          expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('is the same sum however the year is cut', () => {
    fc.assert(
      fc.property(stays, (all) => {
        const whole = totalsOf(nightsIn(all, '2026-01-01', '2027-12-31'));
        const cut = months('2026-01', '2027-12').map((each) =>
          totalsOf(nightsIn(all, `${each}-01`, lastDay(each))),
        );
        expect(sum(cut.map(({ gross }) => gross))).toBe(whole.gross);
        expect(sum(cut.map(({ commission }) => commission))).toBe(whole.commission);
        expect(whole.gross).toBe(sum(all.map(({ total_cents }) => total_cents)));
        expect(whole.commission).toBe(sum(all.map(({ commission_cents }) => commission_cents)));
      }),
    );
  });
});

describe('reports', () => {
  it('say the same by property and by period as on the whole', () => {
    fc.assert(
      fc.property(
        stays,
        range,
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        (all, span, granularity) => {
          const input = { ...span, granularity, properties, nights: nightsIn(all, span.from, span.to) };
          const { global, per_property, series } = revenueReport(input).data;
          for (const rows of [per_property, series]) {
            expect(sum(rows.map((row) => cents(row.gross_revenue)))).toBe(cents(global.gross_revenue));
            expect(sum(rows.map((row) => cents(row.net_revenue)))).toBe(cents(global.net_revenue));
            expect(sum(rows.map((row) => row.nights_booked))).toBe(global.nights_booked);
          }
          const occupied = occupancyReport(input).data;
          expect(occupied.global.nights_booked).toBe(global.nights_booked);
          expect(sum(occupied.series.map((row) => row.nights_available))).toBe(
            occupied.global.nights_available,
          );
          expect(series[0]?.from).toBe(span.from);
          expect(series.at(-1)?.to).toBe(span.to);
        },
      ),
    );
  });

  it('round ADR and RevPAR to the centime', () => {
    const nights = Array.from({ length: 186 }, (_, index) => ({
      booking_id: 1,
      property_id: 1,
      date: '2026-07-01',
      gross: index === 0 ? 14_250_000 : 0,
      commission: 0,
      guests: 2,
    }));
    const ten = Array.from({ length: 10 }, (_, index) => ({ id: index + 1, name: 'x' }));
    const { global } = revenueReport({
      from: '2026-07-01',
      to: '2026-07-31',
      granularity: 'month',
      properties: ten,
      nights,
    }).data;
    expect(global).toMatchObject({ adr: 766.13, revpar: 459.68 });
  });

  it('are zeros without nights and without properties', () => {
    const empty = { from: first, to: first, granularity: 'day' as const, properties: [], nights: [] };
    expect(revenueReport(empty).data.global).toEqual({
      gross_revenue: 0,
      net_revenue: 0,
      nights_booked: 0,
      adr: 0,
      revpar: 0,
    });
    expect(occupancyReport(empty).data.global).toEqual({
      nights_available: 0,
      nights_booked: 0,
      occupancy_rate: 0,
    });
  });

  it('name ISO weeks', () => {
    expect(isoWeek('2026-07-01')).toBe('2026-W27');
    expect(isoWeek('2027-01-03')).toBe('2026-W53');
    expect(isoWeek('2024-12-30')).toBe('2025-W01');
  });
});

describe('statements and tax reports of a month', () => {
  it('add up to its revenue report', () => {
    fc.assert(
      fc.property(stays, month, fc.integer({ min: 0, max: 100_000 }), (all, period, expenses) => {
        const [from, to] = [`${period}-01`, lastDay(period)];
        const nights = nightsIn(all, from, to);
        const bookings = new Map(all.map((stay) => [stay.id, stay]));
        const statements = [[1, 2], [3]].map((homes) =>
          statementFigures(
            nights.filter(({ property_id }) => homes.includes(property_id)),
            bookings,
            expenses,
          ),
        );
        const { global } = revenueReport({ from, to, granularity: 'month', properties, nights }).data;
        expect(sum(statements.map(({ gross_cents }) => gross_cents))).toBe(cents(global.gross_revenue));
        expect(
          sum(statements.map(({ gross_cents, commission_cents }) => gross_cents - commission_cents)),
        ).toBe(cents(global.net_revenue));
        for (const { lines, ...statement } of statements) {
          expect(statement.net_cents).toBe(statement.gross_cents - statement.commission_cents - expenses);
          expect(sum(lines.map(({ gross_revenue }) => cents(gross_revenue)))).toBe(statement.gross_cents);
          expect(sum(lines.map((line) => line.nights))).toBe(statement.nights_booked);
        }
        for (const type of ['tourist_tax', 'income'] as const) {
          const tax = taxFigures(type, nights);
          expect(tax.nights_booked).toBe(global.nights_booked);
          expect(sum(tax.lines.map(({ tax_amount }) => cents(tax_amount)))).toBe(tax.tax_cents);
          const taxed = type === 'income' ? global.net_revenue : global.gross_revenue;
          expect(tax.taxable_cents).toBe(cents(taxed));
        }
      }),
    );
  });

  it('take 20 MAD of each guest and night', () => {
    const stay: Stay = {
      id: 9876,
      property_id: 1,
      check_in: '2026-08-12',
      check_out: '2026-08-19',
      guests_count: 2,
      total_cents: 525_000,
      commission_cents: 52_500,
    };
    expect(taxFigures('tourist_tax', nightsIn([stay], '2026-08-01', '2026-08-31'))).toMatchObject({
      nights_booked: 7,
      guest_nights: 14,
      taxable_cents: 525_000,
      tax_cents: 28_000,
    });
  });
});

describe('invoices', () => {
  it('charge the price of the stay in lines whose quantity times price is their total', () => {
    fc.assert(
      fc.property(stays, (all) => {
        for (const stay of all) {
          const invoice = invoiceFigures({ ...stay, guest_name: 'x' });
          const [line] = invoice.lines;
          expect(cents((line?.quantity ?? 0) * (line?.unit_price ?? 0))).toBe(cents(line?.total ?? -1));
          expect(invoice.subtotal_cents).toBe(stay.total_cents);
          expect(invoice.total_cents).toBe(invoice.subtotal_cents + invoice.tax_cents);
        }
      }),
    );
  });
});

describe('prices', () => {
  const property = { base_price_cents: 75_000, min_stay: 2 };
  const season = {
    start_date: '2027-05-10',
    end_date: '2027-05-20',
    nightly_price_cents: 115_000,
    min_stay: null,
  };

  it('are those of the season from its first night to its last, the property’s outside', () => {
    const price = (date: string) => priceOfDay(property, [season], date).price_cents;
    expect([price('2027-05-09'), price('2027-05-10'), price('2027-05-20'), price('2027-05-21')]).toEqual([
      75_000, 115_000, 115_000, 75_000,
    ]);
    expect(priceOfDay(property, [season], '2027-05-10').min_stay).toBe(2);
  });

  it('of a stay are those of its nights, the day of departure left out', () => {
    expect(priceOfStay(property, [season], '2027-05-09', '2027-05-11')).toBe(75_000 + 115_000);
  });
});

describe('days and times', () => {
  it('count over months and leap years', () => {
    expect(days('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
    expect(days('2026-03-02', '2026-03-01')).toEqual([]);
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect([nextMonth('2026-12'), previousMonth('2026-01'), lastDay('2028-02')]).toEqual([
      '2027-01',
      '2025-12',
      '2028-02-29',
    ]);
  });

  it('in Morocco are an hour ahead of UTC, and not in Ramadan', () => {
    expect(instantOf(agencyTimeZone, { date: '2026-07-15', time: '11:00:00' })).toBe(
      Date.parse('2026-07-15T10:00:00Z'),
    );
    expect(instantOf(agencyTimeZone, { date: '2027-02-15', time: '11:00:00' })).toBe(
      Date.parse('2027-02-15T11:00:00Z'),
    );
  });

  it('come back from an instant as they went in', () => {
    const zones = fc.constantFrom(
      agencyTimeZone,
      'Europe/Paris',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 4_000_000_000 }), (zone, seconds) => {
        const wall = wallTime(zone, seconds * 1000);
        expect(wallTime(zone, instantOf(zone, wall))).toEqual(wall);
      }),
    );
  });
});
