import { describe, expect, it } from '@jest/globals';
import app from '../src/index.ts';
import { api, page, run, search, trigger } from './app.ts';

const perform = (key: string, inputData: object) =>
  run<Record<string, unknown>[]>(search(key).perform, { inputData: inputData as never });
const booking = { id: 9876, reference: 'BKG-A1B2C3' };

describe('a search', () => {
  it('filters by what is filled', async () => {
    const query = { reference: 'BKG-A1B2C3', page: 1, per_page: 100 };
    api().get('/bookings').query(query).reply(200, page(booking));
    expect(await perform('find_booking', { reference: 'BKG-A1B2C3', search: '' })).toEqual([booking]);
  });

  it('finds nothing without failing', async () => {
    api().get('/bookings').query(true).reply(200, page());
    expect(await perform('find_booking', { reference: 'BKG-NONE' })).toEqual([]);
  });

  it('finds the object itself by its id', async () => {
    api().get('/bookings/9876').reply(200, { data: booking });
    expect(await perform('find_booking', { booking_id: '9876', status: 'confirmed' })).toEqual([booking]);
  });

  it('finds nothing where the object is gone', async () => {
    api()
      .get('/bookings/9876')
      .reply(404, { message: 'No query results for model [App\\Models\\Booking] 9876' });
    expect(await perform('find_booking', { booking_id: 9876 })).toEqual([]);
  });

  it('refuses to take any object when there is nothing to search by', async () => {
    await expect(perform('find_booking', { reference: '', external_reference: '' })).rejects.toThrow(
      /nothing to search by/,
    );
  });

  it.each([
    [{ external_reference: ' ' }, /nothing to search by/],
    [{ external_reference: '\u00a0', status: 'confirmed' }, /External Reference came out empty/],
    [{ booking_id: ' ', status: 'confirmed' }, /Booking came out empty/],
    [{ booking_id: 'Karim' }, /Booking: “Karim” is not an ID/],
  ])('for %j asks LGCD for nothing, since it would find strangers', async (inputData, said) => {
    await expect(perform('find_booking', inputData)).rejects.toThrow(said);
  });

  it('puts the best match first, of which Zapier takes the first', async () => {
    const named = (id: number, guest_name: string, status: string) => ({ id, guest_name, status });
    const found = page(
      named(1, 'Karim Bennani', 'confirmed'),
      named(2, 'Karim B.', 'cancelled'),
      named(3, 'KARIM B.', 'confirmed'),
    );
    api().get('/bookings').query(true).reply(200, found);
    const ids = (await perform('find_booking', { search: 'Karim B.' })).map(({ id }) => id);
    expect(ids).toEqual([3, 2, 1]);
  });

  it('filters itself where LGCD cannot', async () => {
    const invoices = page(
      { number: 'LGCD-2026-0013', status: 'paid' },
      { number: 'LGCD-2026-0014', status: 'paid' },
    );
    api().get('/saas-invoices').query({ page: 1, per_page: 100 }).reply(200, invoices);
    expect(await perform('find_saas_invoice', { number: 'lgcd-2026-0014 ' })).toEqual([invoices.data[1]]);
  });
});

describe('a report', () => {
  it('comes as one object, its figures lifted', async () => {
    const data = { global: { adr: 766.13 }, per_property: [], series: [] };
    const range = { from: '2026-07-01', to: '2026-07-31' };
    api()
      .get('/reports/revenue')
      .query({ ...range, granularity: 'day' })
      .reply(200, { ...range, currency: 'MAD', data });
    expect(await perform('get_revenue_report', { ...range, granularity: 'day' })).toEqual([
      { id: 'report.getRevenue:2026-07-01:2026-07-31', ...range, currency: 'MAD', ...data },
    ]);
  });
});

describe('the calendar', () => {
  it('comes as one list of days, since line items hold no line items', async () => {
    const days = [
      { date: '2026-08-12', status: 'booked' },
      { date: '2026-08-13', status: 'available' },
    ];
    const data = [1, 2].map((property_id) => ({ property_id, property_name: `Riad ${property_id}`, days }));
    const range = { from: '2026-08-12', to: '2026-08-13' };
    api()
      .get('/calendar')
      .query((query) => JSON.stringify(Object.values(query)) === '["2026-08-12","2026-08-13",["1","2"]]')
      .reply(200, { ...range, currency: 'MAD', data });
    const [calendar] = await perform('get_calendar', { ...range, property_ids: ['1', '2'] });
    const riad = (id: number) =>
      days.map((day) => ({ property_id: id, property_name: `Riad ${id}`, ...day }));
    expect(calendar?.days).toEqual([...riad(1), ...riad(2)]);
  });
});

describe('a dropdown', () => {
  const fill = (key: string, bundle: object = {}) =>
    run<object[]>(trigger(key).perform, { meta: { page: 0 }, ...bundle } as never);

  it('lists a page of objects with a name that people know', async () => {
    api()
      .get('/properties')
      .query({ page: 3, per_page: 100 })
      .reply(200, page({ id: 1, name: 'Riad Zitoun', city: 'Marrakech' }));
    expect(await fill('list_properties', { meta: { page: 2 } })).toEqual([
      { id: 1, name: 'Riad Zitoun · Marrakech' },
    ]);
  });

  it('lists a template once, whatever its languages', async () => {
    api()
      .get('/whatsapp/templates')
      .query(true)
      .reply(200, page({ id: 1, name: 'farewell' }, { id: 2, name: 'farewell' }));
    expect(await fill('list_whatsapp_templates')).toEqual([{ id: 'farewell', name: 'farewell' }]);
  });

  it('lists the languages of the chosen template', async () => {
    const templates = page(
      { name: 'a', language: 'fr' },
      { name: 'a', language: 'ar' },
      { name: 'b', language: 'en' },
    );
    api().get('/whatsapp/templates').query(true).reply(200, templates);
    expect(await fill('list_whatsapp_template_languages', { inputData: { template: 'a' } })).toEqual([
      { id: 'fr', name: 'French' },
      { id: 'ar', name: 'Arabic' },
    ]);
  });

  it('lists the iCal sources of the chosen property', async () => {
    api()
      .get('/properties/4/ical-sources')
      .query(true)
      .reply(200, page({ id: 3, name: 'Airbnb', channel: 'airbnb' }));
    expect(await fill('list_ical_sources', { inputData: { property_id: 4 } })).toEqual([
      { id: 3, name: 'Airbnb · airbnb' },
    ]);
  });
});

describe('the budget of requests', () => {
  const throttles = [...Object.values(app.creates), ...Object.values(app.searches)].map(
    ({ operation }) => operation.throttle,
  );

  it('is one for all steps of a connection', () => {
    expect(new Set(throttles.map((throttle) => JSON.stringify(throttle))).size).toBe(1);
    expect(throttles[0]).toMatchObject({ window: 60, scope: ['auth'] });
  });

  it('stays under 60 a minute when each step makes two requests', () => {
    expect(2 * (throttles[0]?.limit ?? 99)).toBeLessThanOrEqual(60);
  });
});
