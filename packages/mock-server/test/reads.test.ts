import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoTokens } from '../src/index.ts';
import { type Cockpit, startCockpit } from './cockpit.ts';
import { startReceiver } from './receiver.ts';
import { type Step, stepsOn } from './statements.ts';

let server: Cockpit;
beforeAll(async () => {
  server = await startCockpit({ rateLimit: 0 });
});
afterAll(() => server.close());

async function api(method: string, path: string, body?: object) {
  const answer = await fetch(path.startsWith('/') ? `${server.url}/v1${path}` : path, {
    method,
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: `Bearer ${demoTokens[0]?.token}`,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, json: text.startsWith('{') ? JSON.parse(text) : undefined };
}

async function get(path: string): Promise<void> {
  expect((await api('GET', path)).status).toBe(200);
}
const page = async (path: string) => expect((await server.get(path)).status).toBe(200);

const stay = { property_id: 1, guest_name: 'Salma E.', guests_count: 2, check_in: '2031-03-01' };
const create = async (more: object, status = 201) => {
  const reply = await api('POST', '/bookings', { ...stay, check_out: '2031-03-04', ...more });
  expect([reply.status, reply.text]).toEqual([status, expect.anything()]);
  return reply.json;
};

const month = 'from=2026-07-01&to=2026-07-31';
const scans = ({ detail }: Step) => /^SCAN bookings/.test(detail);
const sorts = ({ detail }: Step) => /TEMP B-TREE/.test(detail);
/** All bookings ever, or all before a day. The longest stay is the last entry of its index, and alone is read. */
const readsAll = ({ detail }: Step) =>
  (/^SEARCH bookings .*\(agency_id=\?\)$/.test(detail) && !detail.includes(' bookings_longest ')) ||
  (detail.includes('check_in<?') && !detail.includes('check_in>?'));

describe('What is asked often of bookings', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['the calendar', () => get(`/calendar?${month}`)],
    ['the calendar of two properties', () => get(`/calendar?${month}&property_ids[]=1&property_ids[]=2`)],
    ['the revenue report', () => get(`/reports/revenue?${month}`)],
    ['the occupancy report of a property', () => get(`/reports/occupancy?${month}&property_id=1`)],
    ['a new booking', () => create({ external_reference: 'reads:1' })],
    ['a new booking whose nights are taken', () => create({ external_reference: 'reads:2' }, 422)],
    ['a booking by its id', () => get('/bookings/9876')],
    ['the list by external reference', () => get('/bookings?external_reference=reads:1')],
    ['the list by reference', () => get('/bookings?reference=BKG-A1B2C3')],
    ['the list by status', () => get('/bookings?status=pending')],
    ['the list by source', () => get('/bookings?source=airbnb')],
    ['the list by property', () => get('/bookings?property_id=1')],
    ['the list by arrival', () => get('/bookings?check_in_from=2026-07-01&check_in_to=2026-07-03')],
    ['the list of what changed', () => get('/bookings?updated_since=2026-07-14T00:00:00Z')],
    [
      'the list of what changed, by status',
      () => get('/bookings?updated_since=2026-07-14T00:00:00Z&status=confirmed'),
    ],
    ['the exported calendar', async () => get((await api('GET', '/properties/1')).json.data.ical_export_url)],
    ["the cockpit's calendar", () => page('/calendar?month=2026-07')],
  ])('reads %s by an index, and not all that an agency ever had', async (_, work) => {
    const steps = await stepsOn(server.core.db, 'bookings', work);
    expect(steps).not.toEqual([]);
    expect(steps.filter(scans)).toEqual([]);
    expect(steps.filter(readsAll)).toEqual([]);
  });

  it.each([
    ['without a filter', ''],
    ['by status', '?status=confirmed'],
    ['by source', '?source=airbnb'],
    ['by property', '?property_id=1'],
  ])('reads a list %s from the newest on, without a sort', async (_, query) => {
    const steps = await stepsOn(server.core.db, 'bookings', () => get(`/bookings${query}`));
    expect(steps).not.toEqual([]);
    expect(steps.filter(scans)).toEqual([]);
    expect(steps.filter(sorts)).toEqual([]);
  });

  it("reads who comes and who goes today by an index, on the cockpit's first page", async () => {
    const steps = await stepsOn(server.core.db, 'bookings', () => page(''));
    expect(steps.filter(({ sql }) => /check_(in|out) = /.test(sql))).not.toEqual([]);
    expect(steps.filter(scans)).toEqual([]);
    expect(steps.filter((step) => /check_(in|out) = /.test(step.sql) && readsAll(step))).toEqual([]);
  });
});

describe('An attempt of a delivery', () => {
  it('finds what is due by an index of what waits, not among all that was ever delivered', async () => {
    const receiver = await startReceiver();
    const { db, timeline } = server.core;
    const steps = await stepsOn(db, 'deliveries', async () => {
      await api('POST', '/webhooks', { url: receiver.url, events: ['booking.*'] });
      await create({ property_id: 3 });
      await timeline.settled();
    });
    await receiver.close();
    expect(receiver.received).toHaveLength(2);
    const due = steps.filter(({ sql }) => sql.includes('due_at') && sql.startsWith('select'));
    expect(due.length).toBeGreaterThan(2);
    const isNarrow = ({ detail }: Step) =>
      / INDEX deliveries_(due|waiting)\b/.test(detail) ||
      // Its event and its webhook, by their ids.
      /^SEARCH [ew] USING INTEGER PRIMARY KEY \(rowid=\?\)$/.test(detail);
    expect(due.filter((step) => !isNarrow(step))).toEqual([]);
  });
});

describe('A stay of a year', () => {
  it('counts on its last night, though it began long before', async () => {
    await create({ property_id: 2, check_in: '2033-01-01', check_out: '2034-01-01' });
    const { json } = await api('GET', '/calendar?from=2033-12-31&to=2034-01-01&property_ids[]=2');
    expect(json.data[0].days.map(({ status }: { status: string }) => status)).toEqual([
      'booked',
      'available',
    ]);
    const report = await api('GET', '/reports/revenue?from=2033-12-31&to=2034-01-01&property_id=2');
    expect(report.json.data.global.nights_booked).toBe(1);
    const late = { property_id: 2, check_out: '2034-01-02' };
    await create({ ...late, check_in: '2033-12-31' }, 422);
    await create({ ...late, check_in: '2034-01-01' });
  });
});
