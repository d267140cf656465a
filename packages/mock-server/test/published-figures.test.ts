import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bookingExample } from '../../core-client/src/contract/booking.ts';
import { propertyExample } from '../../core-client/src/contract/property.ts';
import { revenueReportExample } from '../../core-client/src/contract/report.ts';
import { days, months } from '../src/figures/dates.ts';
import type { MockServer } from '../src/index.ts';
import { call, start } from './http.ts';

const july = '/v1/reports/revenue?from=2026-07-01&to=2026-07-31';

describe.each([
  '2026-07-01T00:00:00Z',
  '2026-07-15T10:00:00Z',
  '2026-11-22T04:00:00Z',
  '2028-02-29T12:00:00Z',
])('the published figures, at a start on %s', (clock) => {
  let mock: MockServer;
  beforeAll(async () => {
    mock = await start({ clock, rateLimit: 0 });
  });
  afterAll(() => mock.close());
  const get = async (path: string) => (await call(mock, path)).json;

  it('are those of the page', async () => {
    const report = await get(`${july}&granularity=day`);
    expect(report.data.global).toEqual(revenueReportExample.data.global);
    expect(report).toMatchObject({ from: '2026-07-01', to: '2026-07-31', currency: 'MAD' });
  });

  it('come of ten properties', async () => {
    const { data, meta } = await get('/v1/properties');
    expect(meta.total).toBe(10);
    expect(data.map(({ id }: { id: number }) => id).sort((a: number, b: number) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  it('name the booking of the page', async () => {
    expect((await get('/v1/bookings/9876')).data).toEqual(bookingExample);
  });

  it('keep the property of the examples', async () => {
    const { ical_export_url, ...property } = (await get('/v1/properties/1')).data;
    expect({ ...property, ical_export_url: propertyExample.ical_export_url }).toEqual(propertyExample);
    expect(ical_export_url).toMatch(/^http.*\/v1\/properties\/1\/calendar\.ics\?token=\w{32}$/);
  });

  it('agree by property, day, week and month', async () => {
    const { data } = await get(`${july}&granularity=day`);
    const sum = (rows: Record<string, number>[], field: string) =>
      Math.round(rows.reduce((all, row) => all + Math.round((row[field] ?? 0) * 100), 0)) / 100;
    for (const granularity of ['day', 'week', 'month']) {
      const { series } = (await get(`${july}&granularity=${granularity}`)).data;
      for (const field of ['gross_revenue', 'net_revenue', 'nights_booked']) {
        expect(sum(series, field)).toBe(data.global[field]);
        expect(sum(data.per_property, field)).toBe(data.global[field]);
      }
    }
    expect(data.series).toHaveLength(31);
  });

  it('stand on two years of bookings that do not overlap', async () => {
    const bookings = await all(mock, '/v1/bookings?per_page=100');
    const live = bookings.filter(({ status }) => !['cancelled', 'no_show'].includes(status));
    const nights = new Set<string>();
    for (const { property_id, check_in, check_out } of live) {
      for (const date of days(check_in, check_out).slice(0, -1)) {
        expect(nights.has(`${property_id} ${date}`)).toBe(false);
        nights.add(`${property_id} ${date}`);
      }
    }
    const arrivals = bookings.map(({ check_in }) => check_in).sort();
    expect(arrivals[0]).toMatch(/^2025-07/);
    const year = Date.parse(clock) + 365 * 86_400_000;
    expect(Date.parse(arrivals.at(-1) ?? '')).toBeGreaterThan(year);
    expect(bookings.every(({ check_out }) => check_out < '2031')).toBe(true);
    expect(new Set(bookings.map(({ reference }) => reference)).size).toBe(bookings.length);
  });

  it('leave the days of the examples free', async () => {
    for (const [from, to] of [
      ['2027-03-01', '2027-03-31'],
      ['2027-05-01', '2027-05-31'],
    ]) {
      const calendar = await get(`/v1/calendar?from=${from}&to=${to}&property_ids[]=1`);
      expect(calendar.data[0].days.every(({ status }: { status: string }) => status === 'available')).toBe(
        true,
      );
    }
    expect((await get('/v1/rates?property_id=1&from=2027-05-01&to=2027-05-31')).data).toEqual([]);
  });

  it('show statements and tax reports of every month that is over, which add up to the report', async () => {
    const statements = await all(mock, '/v1/statements?per_page=100');
    const last = new Date(Date.parse(`${clock.slice(0, 7)}-01T00:00:00Z`) - 1).toISOString().slice(0, 7);
    const periods = months('2025-07', last);
    expect([...new Set(statements.map(({ period }) => period))].sort()).toEqual(periods);
    for (const period of [...new Set([periods[0], last])]) {
      const end = new Date(Date.UTC(Number(period?.slice(0, 4)), Number(period?.slice(5)), 0)).toISOString();
      const report = await get(`/v1/reports/revenue?from=${period}-01&to=${end.slice(0, 10)}`);
      const its = statements.filter((statement) => statement.period === period);
      expect(its).toHaveLength(5);
      const cents = (field: string) => its.reduce((sum, row) => sum + Math.round(row[field] * 100), 0);
      expect(cents('gross_revenue')).toBe(Math.round(report.data.global.gross_revenue * 100));
      expect(cents('gross_revenue') - cents('commission')).toBe(
        Math.round(report.data.global.net_revenue * 100),
      );
      for (const row of its) {
        expect(Math.round(row.net_amount * 100)).toBe(
          Math.round((row.gross_revenue - row.commission - row.expenses) * 100),
        );
      }
      const taxes = (await get(`/v1/tax-reports?period=${period}`)).data;
      expect(taxes.map(({ type }: { type: string }) => type).sort()).toEqual(['income', 'tourist_tax']);
      for (const tax of taxes) expect(tax.nights_booked).toBe(report.data.global.nights_booked);
    }
  });
});

// biome-ignore lint/suspicious/noExplicitAny: rows of any resource
async function all(mock: MockServer, path: string): Promise<any[]> {
  const rows = [];
  for (let page = 1, last = 1; page <= last; page++) {
    const { data, meta } = (await call(mock, `${path}&page=${page}`)).json;
    rows.push(...data);
    last = meta.last_page;
  }
  return rows;
}

describe('one booking more', () => {
  it('changes the figures, and its cancellation brings them back', async () => {
    const mock = await start({ rateLimit: 0 });
    const stay = {
      property_id: 2,
      check_in: '2026-07-17',
      check_out: '2026-07-19',
      guest_name: 'Salma E.',
      guests_count: 1,
    };
    const created = await call(mock, '/v1/bookings', { method: 'POST', body: stay });
    expect(created.status).toBe(201);
    expect((await call(mock, july)).json.data.global).toMatchObject({
      gross_revenue: 143460,
      nights_booked: 188,
    });
    await call(mock, `/v1/bookings/${created.json.data.id}/cancel`, { method: 'POST', body: {} });
    expect((await call(mock, july)).json.data.global).toEqual(revenueReportExample.data.global);
    await mock.close();
  });
});

describe('the demo seed', () => {
  it('is lively', async () => {
    const mock = await start({ rateLimit: 0 });
    const total = async (path: string, token?: string) =>
      (await call(mock, path, token ? { token } : {})).json.meta.total;
    for (const status of ['pending', 'confirmed', 'checked_in', 'checked_out', 'cancelled', 'no_show']) {
      expect(await total(`/v1/bookings?status=${status}`)).toBeGreaterThan(0);
    }
    expect(await total('/v1/maintenance-tickets?priority=urgent&status=open')).toBe(1);
    expect(await total('/v1/reviews?rating_max=2')).toBeGreaterThan(3);
    expect(await total('/v1/whatsapp/messages?status=failed')).toBe(1);
    expect(await total('/v1/audit-logs?action=ical.conflict_detected')).toBe(1);
    expect(await total('/v1/audit-logs?severity=critical')).toBe(1);
    expect(await total(`/v1/bookings?search=${encodeURIComponent('<script>')}`)).toBe(1);
    expect(await total(`/v1/bookings?search=${encodeURIComponent('محمد')}`)).toBeGreaterThan(0);
    for (const status of ['draft', 'sent', 'paid', 'cancelled']) {
      expect(await total(`/v1/invoices?status=${status}`)).toBeGreaterThan(0);
    }
    expect(await total('/v1/saas-invoices')).toBe(14);
    expect(await total('/v1/bookings', mock.tokens[3]?.token)).toBeGreaterThan(100);
    expect(await total('/v1/saas-invoices', mock.tokens[4]?.token)).toBe(14);
    await mock.close();
  });

  it('is the same at every start', async () => {
    const dump = async () => {
      const mock = await start({ rateLimit: 0 });
      const texts = [];
      for (const path of [
        'bookings',
        'invoices',
        'reviews',
        'statements',
        'cleaning-tasks',
        'audit-logs',
        'rates',
      ]) {
        texts.push((await call(mock, `/v1/${path}?per_page=100`)).text.replaceAll(String(mock.port), 'port'));
      }
      await mock.close();
      return texts;
    };
    expect(await dump()).toEqual(await dump());
  });
});
