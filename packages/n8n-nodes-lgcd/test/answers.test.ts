import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { run } from './harness/execute.ts';
import { origin } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';
import { page } from './harness/pages.ts';

closedNetwork();

const list = { resource: 'owner', operation: 'getAll' };
const owners = (from: number, count: number) => Array.from({ length: count }, (_, i) => ({ id: from + i }));

describe('a list', () => {
  it('comes up to the limit, and asks for no more than that', async () => {
    nock(origin)
      .get('/v1/owners')
      .query({ page: 1, per_page: 2 })
      .reply(200, page(owners(1, 2), { last: 5 }));
    const output = await run({ parameters: { ...list, limit: 2 } });
    expect(output.map(({ json }) => json.id)).toEqual([1, 2]);
  });

  it('comes whole with Return All, a hundred at a time', async () => {
    for (const [current, data] of [owners(1, 100), owners(101, 100), owners(201, 7)].entries())
      nock(origin)
        .get('/v1/owners')
        .query({ page: current + 1, per_page: 100 })
        .reply(200, page(data, { current: current + 1, last: 3 }));
    const output = await run({ parameters: { ...list, returnAll: true } });
    expect(output).toHaveLength(207);
    expect(nock.isDone()).toBe(true);
  });

  it('is 50 objects unless told', async () => {
    nock(origin)
      .get('/v1/owners')
      .query({ page: 1, per_page: 50 })
      .reply(200, page(owners(1, 50), { last: 2 }));
    expect(await run({ parameters: list })).toHaveLength(50);
  });

  it('belongs to the item that asked for it', async () => {
    nock(origin)
      .get('/v1/owners')
      .query({ page: 1, per_page: 100, search: 'a' })
      .reply(200, page(owners(1, 2)));
    nock(origin)
      .get('/v1/owners')
      .query({ page: 1, per_page: 100, search: 'b' })
      .reply(200, page(owners(3, 1)));
    const output = await run({
      items: [{}, {}],
      parameters: ['a', 'b'].map((search) => ({ ...list, filters: { search } })),
    });
    expect(output.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
      [1, { item: 0 }],
      [2, { item: 0 }],
      [3, { item: 1 }],
    ]);
  });
});

describe('a wide object', () => {
  const booking = {
    id: 1,
    reference: 'BKG-A1B2C3',
    guest_phone: null,
    currency: 'MAD',
    notes: 'late',
    extra: 1,
  };
  const get = { resource: 'booking', operation: 'get', id: 1 };

  it('is simplified to ten fields, which are always there', async () => {
    nock(origin).get('/v1/bookings/1').reply(200, { data: booking });
    const [item] = await run({ parameters: get });
    expect(Object.keys(item?.json ?? {})).toHaveLength(10);
    expect(item?.json).toMatchObject({ id: 1, reference: 'BKG-A1B2C3', guest_phone: null, check_in: null });
    expect(item?.json).not.toHaveProperty('currency');
  });

  it('comes as LGCD gives it without Simplify', async () => {
    nock(origin).get('/v1/bookings/1').reply(200, { data: booking });
    expect((await run({ parameters: { ...get, simplify: false } }))[0]?.json).toEqual(booking);
  });

  it('comes whole from a create, whose answer nobody has seen before', async () => {
    nock(origin).post('/v1/bookings/1/cancel').reply(200, { data: booking });
    const parameters = { resource: 'booking', operation: 'cancel', id: 1 };
    expect((await run({ parameters }))[0]?.json).toEqual(booking);
  });
});

describe('a report', () => {
  const figures = { gross_revenue: 750, net_revenue: 675, nights_booked: 1, adr: 750, revpar: 24.19 };
  const span = { from: '2026-07-01', to: '2026-07-31', currency: 'MAD' };
  const day = { period: '2026-07-01', from: '2026-07-01', to: '2026-07-01' };
  const property = { property_id: 1, property_name: 'Riad Zitoun' };
  const report = {
    ...span,
    data: {
      global: { ...figures, adr: 766.13 },
      per_property: [{ ...property, ...figures }],
      series: [{ ...day, ...figures }],
    },
  };
  const comes = async (output?: string) => {
    nock(origin).get('/v1/reports/revenue').query(true).reply(200, report);
    const parameters = { resource: 'report', operation: 'getRevenue', from: span.from, to: span.to };
    return run({ parameters: { ...parameters, ...(output ? { output } : {}) } });
  };

  it.each<[string | undefined, object]>([
    [undefined, { ...day, currency: 'MAD', ...figures }],
    ['periods', { ...day, currency: 'MAD', ...figures }],
    ['properties', { ...property, ...span, ...figures }],
    ['total', { ...span, ...figures, adr: 766.13 }],
    ['raw', report],
  ])('comes in rows, or as LGCD publishes it: %s', async (output, json) => {
    const items = await comes(output);
    expect(items.map((one) => one.json)).toEqual([json]);
    expect(items[0]?.pairedItem).toEqual({ item: 0 });
  });

  it('is refused in an output that there is not', async () => {
    await expect(comes('rows')).rejects.toThrow('Output: “rows” is not one of the choices.');
  });
});

describe('the calendar', () => {
  const night = { status: 'booked', price: 750, min_stay: 2, booking_id: 9876 };
  const calendar = {
    from: '2026-08-12',
    to: '2026-08-13',
    currency: 'MAD',
    data: [3, 4].map((id) => ({
      property_id: id,
      property_name: `Riad ${id}`,
      days: ['2026-08-12', '2026-08-13'].map((date) => ({ date, ...night })),
    })),
  };
  const comes = async (more: object = {}) => {
    nock(origin).get('/v1/calendar').query(true).reply(200, calendar);
    const parameters = { resource: 'calendar', operation: 'get', from: calendar.from, to: calendar.to };
    return (await run({ parameters: { ...parameters, ...more } })).map((one) => one.json);
  };

  it('comes as one item a property and day', async () => {
    const items = await comes();
    expect(items).toHaveLength(4);
    expect(items[3]).toEqual({
      property_id: 4,
      property_name: 'Riad 4',
      date: '2026-08-13',
      currency: 'MAD',
      ...night,
    });
  });

  it('comes whole from a node that was saved before it came in rows', async () => {
    nock(origin).get('/v1/calendar').query(true).reply(200, calendar);
    const parameters = { resource: 'calendar', operation: 'get', from: calendar.from, to: calendar.to };
    const output = await run({ typeVersion: 1, parameters });
    expect(output.map(({ json }) => json)).toEqual([calendar]);
  });

  it('that has not its rows is said, and not an empty list', async () => {
    nock(origin).get('/v1/calendar').query(true).reply(200, { from: '2026-08-12', data: {} });
    const parameters = { resource: 'calendar', operation: 'get', from: calendar.from, to: calendar.to };
    await expect(run({ parameters })).rejects.toThrow(
      '“Get calendar” was answered with a document that has not',
    );
  });

  it('comes whole, as LGCD gives it', async () => {
    expect(await comes({ output: 'raw' })).toEqual([calendar]);
  });
});

it('the calendar of a property is a file; its signed link and the bearer token stay apart', async () => {
  const link = `${origin}/v1/properties/7/calendar.ics?token=s1gned`;
  nock(origin)
    .get('/v1/properties/7')
    .reply(200, { data: { id: 7, name: 'Riad', ical_export_url: link } });
  nock(origin, { badheaders: ['authorization'] })
    .get('/v1/properties/7/calendar.ics')
    .query({ token: 's1gned' })
    .reply(200, 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', { 'Content-Type': 'text/calendar' });
  const [item] = await run({ parameters: { resource: 'property', operation: 'exportCalendar', id: 7 } });
  expect(item?.json).toEqual({ id: 7, name: 'Riad' });
  expect(JSON.stringify(item?.json)).not.toContain('s1gned');
  const file = item?.binary?.data;
  expect(file).toMatchObject({ fileName: 'property-7.ics', mimeType: 'text/calendar' });
  expect(Buffer.from(file?.data ?? '', 'base64').toString()).toBe('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
});
