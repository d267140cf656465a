import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MockServer } from '../src/index.ts';
import { call, start } from './http.ts';
import { type Listener, listen } from './listen.ts';

let mock: MockServer;
let listener: Listener;
beforeEach(async () => {
  mock = await start({ rateLimit: 0 });
  listener = await listen(mock);
});
afterEach(async () => {
  await listener.close();
  await mock.close();
});

const get = async (path: string) => (await call(mock, `/v1${path}`)).json;
const monthEnd = [
  'payment.succeeded',
  'subscription.renewed',
  ...Array(5).fill('owner.statement_ready'),
  ...Array(2).fill('tax_report.generated'),
];

describe('the end of a month', () => {
  it('comes at midnight of the 1st, not a second earlier', async () => {
    await mock.setClock('2026-07-31T23:59:59Z');
    expect(await listener.names()).toEqual([]);
    await mock.advance(1);
    const heard = await listener.heard();
    expect(heard.map(({ event }) => event)).toEqual(monthEnd);
    expect(new Set(heard.map(({ created_at }) => created_at))).toEqual(
      new Set(['2026-08-01T00:00:00+00:00']),
    );
  });

  it('makes statements that add up to the published report', async () => {
    await mock.setClock('2026-08-01T00:00:00Z');
    const { data } = await get('/statements?period=2026-07&per_page=100');
    const sum = (field: string) =>
      data.reduce(
        (all: number, row: Record<string, number>) => all + Math.round((row[field] ?? 0) * 100),
        0,
      ) / 100;
    expect(data.map(({ owner_id }: { owner_id: number }) => owner_id).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(sum('gross_revenue')).toBe(142500);
    expect(sum('gross_revenue') - sum('commission')).toBe(128250);
    expect(sum('nights_booked')).toBe(186);
    const heard = await listener.heard();
    const told = heard
      .filter(({ event }) => event === 'owner.statement_ready')
      .map((each) => each.data.statement);
    expect(told.toSorted((a, b) => b.id - a.id)).toEqual(data);
    for (const tax of (await get('/tax-reports?period=2026-07')).data) expect(tax.nights_booked).toBe(186);
  });

  it('charges the owner what was repaired in the month', async () => {
    const before = (await get('/statements?owner_id=1&period=2026-06')).data[0];
    expect(before.net_amount).toBeCloseTo(before.gross_revenue - before.commission - before.expenses, 2);
    const { data } = (
      await call(mock, '/v1/maintenance-tickets', {
        method: 'POST',
        body: { property_id: 1, title: 'Fuite', cost: 450.25, status: 'resolved' },
      })
    ).json;
    expect(data.resolved_at).toBe('2026-07-15T10:00:00+00:00');
    const repaired = (await get('/maintenance-tickets?status=resolved&per_page=100')).data
      .filter(
        (t: Record<string, string>) =>
          ['1', '2', '3'].includes(String(t.property_id)) && t.resolved_at?.startsWith('2026-07'),
      )
      .reduce((all: number, t: { cost: number }) => all + t.cost, 0);
    await mock.setClock('2026-08-01T00:00:00Z');
    expect((await get('/statements?owner_id=1&period=2026-07')).data[0].expenses).toBe(repaired);
    expect(repaired).toBeGreaterThanOrEqual(450.25);
  });

  it('leaves statements as they were when a booking of the month is cancelled later', async () => {
    await mock.setClock('2026-09-01T00:00:00Z');
    const [before] = (await get('/statements?owner_id=1&period=2026-08')).data;
    expect(before.lines.map(({ booking_id }: { booking_id: number }) => booking_id)).toContain(9876);
    await call(mock, '/v1/bookings/9876/cancel', { method: 'POST', body: {} });
    expect((await get('/statements?owner_id=1&period=2026-08')).data[0]).toEqual(before);
    await mock.action('month.close', { period: '2026-08' });
    const [after] = (await get('/statements?owner_id=1&period=2026-08')).data;
    expect(after.id).toBe(before.id);
    expect(after.gross_revenue).toBe(before.gross_revenue - 5250);
  });

  it('comes month by month when the clock leaps a year, each at its own time', async () => {
    await mock.setClock('2027-07-01T00:00:00Z');
    const heard = await listener.heard();
    expect(heard).toHaveLength(12 * monthEnd.length);
    const times = heard.map(({ created_at }) => created_at);
    expect(times).toEqual([...times].sort());
    expect(new Set(times).size).toBe(12);
    const { data } = await get('/saas-invoices');
    expect(data[0]).toMatchObject({
      number: 'LGCD-2027-0026',
      period_start: '2027-07-01',
      period_end: '2027-07-31',
      status: 'paid',
    });
  });

  it('comes once, also when the clock is set back', async () => {
    await mock.setClock('2026-08-01T00:00:00Z');
    await listener.heard();
    await mock.setClock('2026-07-20T00:00:00Z');
    await mock.setClock('2026-08-02T00:00:00Z');
    expect(await listener.names()).toEqual([]);
  });

  it('forgets what the audit log has kept for three years', async () => {
    await mock.setClock('2029-08-02T00:00:00Z');
    const oldest = (await get('/audit-logs?to=2026-07-31')).meta.total;
    expect(oldest).toBe(0);
    expect((await get('/audit-logs?from=2026-08-01&to=2026-08-31')).meta.total).toBeGreaterThan(0);
  });
});

describe('the subscription', () => {
  const renewals = async () =>
    (await listener.names()).filter((name) => /^(payment|subscription)/.test(name));

  it('is past due when the card is declined, and renews when it is tried again', async () => {
    await mock.action('subscription.fail', { when: 'next' });
    await mock.setClock('2026-08-01T00:00:00Z');
    expect(await renewals()).toEqual(['payment.failed']);
    expect((await get('/saas-invoices')).data[0]).toMatchObject({
      number: 'LGCD-2026-0015',
      status: 'failed',
      paid_at: null,
    });
    await mock.setClock('2026-08-03T23:59:59Z');
    expect(await renewals()).toEqual([]);
    await mock.advance(1);
    expect(await renewals()).toEqual(['payment.succeeded', 'subscription.renewed']);
    const { data, meta } = await get('/saas-invoices');
    expect(data[0]).toMatchObject({
      number: 'LGCD-2026-0015',
      status: 'paid',
      paid_at: '2026-08-04T00:00:00+00:00',
    });
    expect(meta.total).toBe(15);
  });

  it('that is renewed by hand is not charged for that month again', async () => {
    await mock.action('subscription.renew');
    expect(await renewals()).toEqual(['payment.succeeded', 'subscription.renewed']);
    await mock.setClock('2026-08-01T00:00:00Z');
    expect(await renewals()).toEqual([]);
    await mock.setClock('2026-09-01T00:00:00Z');
    expect(await renewals()).toEqual(['payment.succeeded', 'subscription.renewed']);
  });

  it('of another agency is that agency’s matter', async () => {
    await mock.action('subscription.fail', { agency_id: 43 });
    expect(await listener.names()).toEqual([]);
  });
});

describe('a server that was off', () => {
  it('catches up on the months that ended meanwhile', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lgcd-mock-'));
    const db = join(folder, 'state.sqlite');
    const first = await start({ db, rateLimit: 0 });
    await first.close();
    const second = await start({ db, rateLimit: 0, clock: '2026-09-02T00:00:00Z' });
    await second.settled();
    const { data } = (await call(second, '/v1/tax-reports?type=income&per_page=2')).json;
    expect(data.map(({ period }: { period: string }) => period)).toEqual(['2026-08', '2026-07']);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});
