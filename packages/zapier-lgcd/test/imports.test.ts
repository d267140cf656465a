import { createHmac } from 'node:crypto';
import { describe, expect, it, jest } from '@jest/globals';
import { lodgifyFixtures } from '@lgcd/core-client/lodgify/contract';
import type { Bundle } from 'zapier-platform-core';
import { propertyMap } from '../src/creates/lodgify-map.ts';
import { clientOf } from '../src/platform.ts';
import { api, create, namesProperty, page, run } from './app.ts';

const perform = (key: string, inputData: object) =>
  run<Record<string, unknown>>(create(key).perform, { inputData: inputData as never });
const rates = (...found: object[]) =>
  api()
    .get('/rates')
    .query(true)
    .reply(200, page(...found));

describe('Sync Prices', () => {
  const prices = [
    { date: '2029-07-01T00:00:00+01:00', price: '800' },
    { date: '2029-07-02', price: 800 },
  ];

  it('makes one rate of days with one price', async () => {
    rates();
    const rate = {
      property_id: 1,
      name: 'Dynamic',
      start_date: '2029-07-01',
      end_date: '2029-07-02',
      nightly_price: 800,
      min_stay: null,
    };
    api()
      .post('/rates', rate)
      .reply(201, { data: { id: 1, ...rate } });
    namesProperty();
    const given = { property_id: '1', name: 'Dynamic', prices };
    expect(await perform('sync_prices', given)).toEqual({
      property_id: 1,
      property_name: 'Riad Zitoun',
      days: 2,
      created: 1,
      updated: 0,
      deleted: 0,
      rounded: 0,
    });
  });

  it('changes nothing when the prices hold already', async () => {
    const season = { start_date: '2029-06-01', end_date: '2029-07-31' };
    rates({ id: 7, property_id: 1, name: null, ...season, nightly_price: 800, min_stay: null });
    expect(await perform('sync_prices', { property_id: 1, prices })).toMatchObject({
      created: 0,
      updated: 0,
      deleted: 0,
    });
  });

  it.each([
    ['there are no prices', { property_id: 1 }, /Prices are empty/],
    ['a price has no day', { property_id: 1, prices: [...prices, { price: 5 }] }, /Price 3: Date is empty/],
    [
      'a day has no price',
      { property_id: 1, prices: [{ date: '2029-07-01', price: '' }] },
      /Price 1: Price is empty/,
    ],
    [
      'a price is a blank',
      { property_id: 1, prices: [{ date: '2029-07-01', price: ' ' }] },
      /Price 1: Price is empty/,
    ],
    [
      'a price has two readings',
      { property_id: 1, prices: [{ date: '2029-07-01', price: '1,250' }] },
      /1250 and 1.25/,
    ],
    ['all lines are blank', { property_id: 1, prices: [{ date: ' ', price: '' }] }, /Prices are empty/],
    ['the property is none', { property_id: 'Riad', prices }, /Property: “Riad” is not an ID/],
  ])('sends nothing when %s', async (_why, given, reason) => {
    await expect(perform('sync_prices', given)).rejects.toThrow(reason);
  });

  it('rounds what a pricing tool calculates, and says how many prices', async () => {
    rates();
    api()
      .post('/rates', (body) => body.nightly_price === 950.38)
      .reply(201, { data: {} });
    const given = {
      property_id: 1,
      prices: [
        { date: '2029-07-01', price: 950.375 },
        { date: '', price: '' },
      ],
    };
    expect(await perform('sync_prices', given)).toMatchObject({ days: 1, rounded: 1 });
  });

  it('goes back to Zapier when it is stopped half-way, and then reports the whole', async () => {
    rates();
    const given = { property_id: 1, prices: [prices[0], { date: '2029-07-09', price: 900 }] };
    api().post('/rates').reply(201, { data: {} });
    api().post('/rates').reply(429, { message: 'Too Many Attempts.' }, { 'Retry-After': '21' });
    const error = await perform('sync_prices', given).catch((thrown: Error) => thrown as never);
    expect(error).toMatchObject({ name: 'ThrottledError' });
    expect(JSON.parse((error as unknown as Error).message)).toEqual({
      message: expect.stringContaining('1 of 2 changes'),
      delay: 21,
    });
    // LGCD holds the first change now; Zapier comes back for the second.
    rates({
      id: 8,
      property_id: 1,
      name: null,
      start_date: '2029-07-01',
      end_date: '2029-07-01',
      nightly_price: 800,
      min_stay: null,
    });
    api().post('/rates').reply(201, { data: {} });
    expect(await perform('sync_prices', given)).toMatchObject({ days: 2, created: 2 });
    rates(
      {
        id: 8,
        property_id: 1,
        name: null,
        start_date: '2029-07-01',
        end_date: '2029-07-01',
        nightly_price: 800,
        min_stay: null,
      },
      {
        id: 9,
        property_id: 1,
        name: null,
        start_date: '2029-07-09',
        end_date: '2029-07-09',
        nightly_price: 900,
        min_stay: null,
      },
    );
    expect(await perform('sync_prices', given)).toMatchObject({ days: 2, created: 0 });
  });
});

describe('the time that Zapier gives a step', () => {
  it('is not overrun: what there is no time for goes back to Zapier', async () => {
    const begun = Date.now();
    const clock = jest.spyOn(Date, 'now');
    api()
      .get('/rates/501')
      .reply(200, () => {
        clock.mockReturnValue(begun + 27_000);
        return { data: { id: 501 } };
      });
    try {
      const late = perform('update_rate', { rate_id: 501, nightly_price: 900 });
      await expect(late).rejects.toMatchObject({ name: 'ThrottledError' });
    } finally {
      clock.mockRestore();
    }
  });
});

describe('Import Lodgify Booking', () => {
  const importing = (lodgify_object: unknown, more: object = {}) =>
    perform('import_lodgify_booking', { lodgify_object, properties: '1000 = 1', ...more });

  it.each([
    ['no JSON', '{"action":', /is not JSON/],
    ['another object', '{"hello":1}', /no object of a Lodgify webhook/],
    ['a booking without its id', '{"action":"booking_change","booking":{}}', /booking\.id/],
  ])('refuses %s, and repeats nothing of it', async (_what, given, reason) => {
    await expect(importing(given)).rejects.toThrow(reason);
  });

  it("says that a change of rates can't be read from the object", async () => {
    const given = { action: 'rate_change', property_id: 1000, room_type_ids: [1] };
    await expect(importing(given)).rejects.toMatchObject({ name: 'HaltedError' });
    expect(await importing(given, { go_on: 'true' })).toMatchObject({
      outcome: 'not_expressible',
      booking: null,
      conflict: null,
    });
  });

  const change = JSON.parse(lodgifyFixtures.booking_change);
  const lodgifyId = String(change.booking.property_id);
  const rawBody = JSON.stringify(change);
  const secret = 'lodgify-secret-0123456789';
  const signed = `sha256=${createHmac('sha256', secret).update(rawBody).digest('hex')}`;
  const unmapped = { properties: '99 = 1', go_on: true };

  it('takes what Lodgify signed, over the raw body', async () => {
    const given = { ...unmapped, signature: signed, lodgify_secret: secret };
    api().get('/bookings').query(true).reply(200, page());
    expect(await importing(rawBody, given)).toMatchObject({ outcome: 'unmappable' });
  });

  it.each([
    [
      'another signature',
      { signature: signed.replace(/.$/, (end) => (end === '0' ? '1' : '0')) },
      /signature/i,
    ],
    ['no signature', { signature: ' ' }, /Signature is empty/],
    ['a signature without the secret', { lodgify_secret: '' }, /Webhook Secret of Lodgify is empty/],
    ['an object that was parsed before', { lodgify_object: change }, /not the raw body/],
  ])('imports nothing with %s', async (_what, wrong, reason) => {
    const given = {
      lodgify_object: rawBody,
      signature: signed,
      lodgify_secret: secret,
      ...unmapped,
      ...wrong,
    };
    const error = await perform('import_lodgify_booking', given).catch((thrown: Error) => thrown as never);
    expect(error).toMatchObject({ name: 'HaltedError', message: expect.stringMatching(reason) });
  });

  it('says in the words of the form what cannot be mapped', async () => {
    api().get('/bookings').query(true).reply(200, page());
    await expect(importing(rawBody, { properties: '99 = 1' })).rejects.toMatchObject({
      name: 'HaltedError',
      message: `No LGCD property is given for Lodgify property ${lodgifyId}. Add it to “Properties”.`,
    });
  });

  const mapped = (inputData: object) =>
    run<Record<string, number>>(
      (z: never, bundle: Bundle) => propertyMap(clientOf(z, bundle), bundle.inputData),
      {
        inputData: inputData as never,
      },
    );
  const listed = () =>
    api()
      .get('/properties')
      .query(true)
      .once()
      .reply(200, page({ id: 1, name: 'Riad Zitoun' }, { id: 2, name: 'Dar Amal' }));

  it('knows properties by lines of numbers and names, looked up once', async () => {
    listed();
    const properties = '10000 = riad zitoun\n\n 10001/77=Dar Amal\r\n10002 = 5 ';
    expect(await mapped({ properties })).toEqual({ 10000: 1, '10001/77': 2, 10002: 5 });
  });

  it('knows properties by pairs that were chosen', async () => {
    const property_pairs = [
      { lodgify_number: '10000', property_id: 1 },
      { lodgify_number: '', property_id: '' },
    ];
    expect(await mapped({ property_pairs })).toEqual({ 10000: 1 });
  });

  it.each([
    ['a line without a number', 'Riad = 1', /line 1: the number of the property in Lodgify/],
    ['a line without a property', '10000', /line 1: name one property/],
    ['one number twice', '10000 = 1\n10000 = 2', /line 2: Lodgify property 10000 is given twice/],
    ['nothing', ' ', /Properties are empty/],
  ])('refuses %s', async (_what, properties, reason) => {
    await expect(mapped({ properties })).rejects.toThrow(reason);
  });

  it('refuses a name that no property has, with those that exist', async () => {
    listed();
    await expect(mapped({ properties: '10000 = Riad Nowhere' })).rejects.toThrow(
      /Riad Zitoun \(1\), Dar Amal \(2\)/,
    );
  });
});
