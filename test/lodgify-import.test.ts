import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Client, createClient, MissingAbilityError, ValidationError } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { HalfDoneError, type ImportResult, importLodgify } from '@lgcd/core-client/lodgify';
import { lodgifyFixtures } from '@lgcd/core-client/lodgify/contract';
import { type MockServer, startMockServer } from '@lgcd/mock-server';

let mock: MockServer;
let client: Client;
let propertyMap: Record<string, number>;

const clientWith = (token: string) =>
  createClient(fetchPlatform(), { baseUrl: `${mock.url}/v1`, accessToken: token, maxRetries: 0 });

beforeAll(async () => {
  mock = await startMockServer({ seed: 'empty', clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
});
afterAll(() => mock.close());

beforeEach(async () => {
  await mock.reset();
  mock.rateLimit(0);
  client = clientWith(mock.tokens[0]?.token as string);
  const property = (await mock.action('property.create', {
    name: 'Riad Zitoun',
    city: 'Marrakech',
    type: 'riad',
    bedrooms: 2,
    bathrooms: 1,
    capacity: 4,
    base_price: 500,
    min_stay: 1,
    commission_rate: 10,
    check_in_time: '15:00',
    check_out_time: '11:00',
  })) as { id: number };
  propertyMap = { '10000': property.id };
});

/** A booking event as Lodgify sends it, with what a test changes. */
function delivery({ booking = {}, guest = {}, ...rest }: Record<string, object | string | number> = {}) {
  const page = JSON.parse(lodgifyFixtures.booking_change);
  return {
    ...page,
    booking_currency_code: 'MAD',
    ...rest,
    booking: {
      ...page.booking,
      date_arrival: '2027-03-01T00:00:00',
      date_departure: '2027-03-04T00:00:00',
      ...(booking as object),
    },
    guest: { ...page.guest, email: 'john@example.com', phone_number: '+212600000042', ...(guest as object) },
  };
}

const run = (object: unknown, by = client): Promise<ImportResult> =>
  importLodgify(by, object, { propertyMap });
const declined = { booking: { status: 'Declined' } };
const longer = { booking: { date_departure: '2027-03-06T00:00:00' } };

async function bookings() {
  const { data } = await client.call('booking.getAll', { per_page: 100 });
  return data
    .map(({ status, check_in, check_out, external_reference }) => ({
      status,
      check_in,
      check_out,
      external_reference,
    }))
    .reverse();
}

const occupy = (check_in: string, check_out: string) =>
  client.call('booking.create', {
    property_id: Number(propertyMap['10000']),
    check_in,
    check_out,
    guest_name: 'Salma E.',
    guests_count: 1,
  });

const live = { external_reference: 'lodgify:123456', status: 'confirmed', check_in: '2027-03-01' };

describe('a Lodgify booking', () => {
  it('is made in LGCD, once', async () => {
    const first = await run(delivery());
    expect(first).toMatchObject({
      outcome: 'created',
      external_reference: 'lodgify:123456',
      booking: { ...live, total_amount: 1113, source: 'lodgify' },
      conflict: null,
    });
    expect(await run(delivery())).toMatchObject({ outcome: 'unchanged', booking: { id: first.booking?.id } });
    expect(await bookings()).toHaveLength(1);
  });

  it('is made once by twenty imports at the same time', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => run(delivery())));
    expect(results.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === 'unchanged')).toHaveLength(19);
    expect(await bookings()).toHaveLength(1);
  });

  it('is cancelled and made anew when its dates change', async () => {
    const { booking: old } = await run(delivery());
    const changed = await run(delivery(longer));
    expect(changed).toMatchObject({
      outcome: 'changed',
      changes: ['check_out'],
      booking: { ...live, check_out: '2027-03-06' },
      previous_booking: {
        id: old?.id,
        status: 'cancelled',
        cancellation_reason: 'Changed in Lodgify: check_out',
      },
    });
    expect(await run(delivery(longer))).toMatchObject({ outcome: 'unchanged' });
    expect((await bookings()).map(({ status }) => status)).toEqual(['cancelled', 'confirmed']);
  });

  it('is changed once by ten imports at the same time', async () => {
    await run(delivery());
    const results = await Promise.all(Array.from({ length: 10 }, () => run(delivery(longer))));
    expect(results.filter(({ outcome }) => outcome === 'changed')).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === 'unchanged')).toHaveLength(9);
    expect((await bookings()).map(({ status }) => status)).toEqual(['cancelled', 'confirmed']);
  });

  it('is cancelled when it is declined, once, and made again when it is booked again', async () => {
    await run(delivery());
    expect(await run(delivery(declined))).toMatchObject({
      outcome: 'cancelled',
      booking: { status: 'cancelled' },
    });
    expect(await run(delivery(declined))).toMatchObject({ outcome: 'unchanged', booking: null });
    expect(await run(delivery())).toMatchObject({ outcome: 'created' });
    expect((await bookings()).map(({ status }) => status)).toEqual(['cancelled', 'confirmed']);
  });

  it('follows from tentative to booked', async () => {
    expect(await run(delivery({ booking: { status: 'Tentative' } }))).toMatchObject({
      booking: { status: 'pending' },
    });
    expect(await run(delivery())).toMatchObject({ outcome: 'changed', changes: ['status'], booking: live });
  });

  it("takes the page's own example, whose address is none and whose currency is not LGCD's", async () => {
    const result = await run(JSON.parse(lodgifyFixtures.booking_change));
    expect(result).toMatchObject({
      outcome: 'created',
      booking: { check_in: '2022-05-21', check_out: '2022-05-24', guest_email: null, total_amount: 1500 },
      remarks: [
        expect.stringContaining('no email address'),
        expect.stringContaining('667675867768'),
        expect.stringContaining('1113 USD'),
      ],
    });
  });

  it('tells of money that was paid on the booking that it replaces', async () => {
    const { booking } = await run(delivery());
    await mock.action('payment.take', { booking_id: booking?.id, amount: 300 });
    const { remarks } = await run(delivery(longer));
    expect(remarks).toEqual([expect.stringMatching(/^300 MAD were paid on BKG-/)]);
  });
});

describe('a conflict', () => {
  it('is an outcome that names the booking which stands in the way', async () => {
    const other = await occupy('2027-03-03', '2027-03-05');
    const result = await run(delivery());
    expect(result).toMatchObject({
      outcome: 'conflict',
      booking: null,
      conflict: { booking: { id: other.id }, reason: expect.stringContaining(other.reference) },
    });
    expect(await bookings()).toHaveLength(1);
  });

  it('is found before anything is cancelled', async () => {
    const { booking } = await run(delivery());
    const other = await occupy('2027-03-05', '2027-03-08');
    expect(await run(delivery(longer))).toMatchObject({
      outcome: 'conflict',
      booking: { id: booking?.id, status: 'confirmed' },
      conflict: { booking: { id: other.id } },
      previous_booking: null,
    });
    expect((await bookings()).map(({ status }) => status)).toEqual(['confirmed', 'confirmed']);
  });

  it('is no conflict when a guest leaves on the day the next one comes', async () => {
    await occupy('2027-03-04', '2027-03-08');
    expect(await run(delivery())).toMatchObject({ outcome: 'created' });
  });

  it('puts the old booking back when someone takes the days in between', async () => {
    const { booking } = await run(delivery());
    let other: { id: number } | undefined;
    const racing: Client = {
      ...client,
      async call(operation, ...input) {
        const answer = await client.call(operation, ...input);
        if (operation === 'booking.cancel') other = await occupy('2027-03-05', '2027-03-08');
        return answer;
      },
    };
    const result = await run(delivery(longer), racing);
    expect(result).toMatchObject({
      outcome: 'conflict',
      booking: { ...live, check_out: '2027-03-04', total_amount: 1113 },
      previous_booking: { id: booking?.id },
      conflict: { booking: { id: other?.id } },
    });
    expect((await bookings()).map(({ status, check_out }) => `${status} ${check_out}`).sort()).toEqual([
      'cancelled 2027-03-04',
      'confirmed 2027-03-04',
      'confirmed 2027-03-08',
    ]);
  });

  it('says what to do when the old booking can not be put back, and a second run repairs it', async () => {
    await run(delivery());
    const racing: Client = {
      ...client,
      async call(operation, ...input) {
        const answer = await client.call(operation, ...input);
        if (operation === 'booking.cancel') await occupy('2027-03-02', '2027-03-08');
        return answer;
      },
    };
    await expect(run(delivery(longer), racing)).rejects.toThrow(HalfDoneError);
    expect(await run(delivery(longer))).toMatchObject({ outcome: 'conflict' });
  });

  it('completes in a second run what LGCD failed to answer in the first', async () => {
    await run(delivery());
    mock.fault({ method: 'POST', path: '/v1/bookings', status: 500 });
    await expect(run(delivery(longer))).rejects.toThrow(/Run the import again/);
    expect(await run(delivery(longer))).toMatchObject({
      outcome: 'created',
      booking: { check_out: '2027-03-06' },
    });
    expect((await bookings()).map(({ status }) => status)).toEqual(['cancelled', 'confirmed']);
  });

  it('does not lose a booking whose creation was answered by nobody', async () => {
    const patient = createClient(fetchPlatform(), {
      baseUrl: `${mock.url}/v1`,
      accessToken: mock.tokens[0]?.token,
    });
    mock.fault({ method: 'POST', path: '/v1/bookings', drop: 'after' });
    expect(await run(delivery(), patient)).toMatchObject({ outcome: 'created' });
    expect(await bookings()).toHaveLength(1);
  });

  it('is a stay that has begun', async () => {
    const { booking } = await run(delivery());
    await mock.setClock('2027-03-01T15:00:00Z');
    await mock.action('booking.check_in', { booking_id: booking?.id });
    expect(await run(delivery(declined))).toMatchObject({
      outcome: 'conflict',
      booking: { status: 'checked_in' },
      conflict: { reason: expect.stringContaining('checked in') },
    });
  });

  it('is not what more guests than the property takes are: that is an error, before anything is cancelled', async () => {
    const many = { booking: { room_types: [{ people: 9 }] } };
    await expect(run(delivery(many))).rejects.toThrow(ValidationError);
    await run(delivery());
    await expect(run(delivery(many))).rejects.toThrow('Riad Zitoun takes 4 guests');
    expect((await bookings()).map(({ status }) => status)).toEqual(['confirmed']);
  });
});

describe('a token with few abilities', () => {
  const limited = (...abilities: string[]) =>
    clientWith(mock.createToken({ abilities: abilities as never }).token);

  it('finds conflicts without calendar:read as well', async () => {
    const by = limited('bookings:read', 'bookings:write');
    const { booking } = await run(delivery(), by);
    const other = await occupy('2027-03-05', '2027-03-08');
    expect(await run(delivery(longer), by)).toMatchObject({
      outcome: 'conflict',
      booking: { id: booking?.id },
      conflict: { booking: { id: other.id } },
    });
  });

  it('gets the old booking back without properties:read when the property takes fewer guests', async () => {
    const by = limited('bookings:read', 'bookings:write');
    await run(delivery(), by);
    await expect(run(delivery({ booking: { room_types: [{ people: 9 }] } }), by)).rejects.toThrow(
      ValidationError,
    );
    expect((await bookings()).filter(({ status }) => status === 'confirmed')).toHaveLength(1);
  });

  it('hears which ability it lacks', async () => {
    await expect(run(delivery(), limited('bookings:read'))).rejects.toThrow(MissingAbilityError);
  });
});

describe('the other objects', () => {
  const message = { ...JSON.parse(lodgifyFixtures.guest_message_received), inbox_uid: 'B123456' };
  const answer = { template: 'booking_confirmation', language: 'fr' as const };
  const write = (object: unknown) => importLodgify(client, object, { propertyMap, message: answer });

  it('answers a guest by WhatsApp, once', async () => {
    const { data } = await client.call('whatsappTemplate.getAll', {});
    expect(data.map(({ name }) => name)).toContain('booking_confirmation');
    await run(delivery());
    const first = await write(message);
    expect(first).toMatchObject({ outcome: 'message_prepared', whatsapp_message_id: expect.any(Number) });
    expect(await write(message)).toMatchObject({
      outcome: 'unchanged',
      whatsapp_message_id: first.whatsapp_message_id,
    });
    await mock.advance(3600);
    const later = { ...message, message_id: 7, creation_time: mock.now() };
    await mock.advance(60);
    expect(await write(later)).toMatchObject({ outcome: 'message_prepared' });
    const { data: outbox } = await client.call('whatsappMessage.getAll', {});
    expect(outbox.map(({ to }) => to)).toEqual(['+212600000042', '+212600000042']);
  });

  it('says why it answers no guest', async () => {
    expect(await write(message)).toMatchObject({
      message: expect.stringContaining('no booking lodgify:123456'),
    });
    await run(delivery({ guest: { phone_number: '0600' } }));
    expect(await write(message)).toMatchObject({ message: expect.stringContaining('no phone number') });
    expect(await run(message)).toMatchObject({ message: expect.stringContaining('template') });
    expect(await write({ ...message, inbox_uid: 'X1' })).toMatchObject({ outcome: 'unmappable' });
  });

  const change = {
    ...JSON.parse(lodgifyFixtures.availability_change),
    property_id: 10000,
    room_type_ids: [1],
  };

  it('says that LGCD sets no blocks, and what to do', async () => {
    expect(await run(change)).toMatchObject({
      outcome: 'not_expressible',
      message: expect.stringMatching(/from 2022-06-13 to 2022-06-14.*iCal/s),
    });
  });

  it("reads the property's iCal source from Lodgify again, where it has one", async () => {
    await client.call('icalSource.create', {
      property_id: Number(propertyMap['10000']),
      name: 'Lodgify',
      channel: 'other',
      url: `${mock.url}/calendar-that-is-none.ics`,
    });
    expect(await run(change)).toMatchObject({
      outcome: 'synced',
      message: expect.stringContaining('Lodgify'),
    });
    await mock.settled();
  });

  it('says that a change of prices carries no prices', async () => {
    expect(await run(JSON.parse(lodgifyFixtures.rate_change))).toMatchObject({ outcome: 'not_expressible' });
  });

  describe('prices that were read for a change of rates', () => {
    const night = (date: string, price: unknown, min_stay: number | null = null) => ({
      date,
      price,
      min_stay,
    });
    const rates = (prices: object[], more: object = {}) => ({
      ...JSON.parse(lodgifyFixtures.rate_change),
      property_id: 10000,
      rates: [{ room_type_id: 12345, currency_code: 'MAD', prices, ...more }],
    });
    const seasons = async () => {
      const { data } = await client.call('rate.getAll', { property_id: Number(propertyMap['10000']) });
      return data
        .map(({ start_date, end_date, nightly_price, min_stay }) => [
          start_date,
          end_date,
          nightly_price,
          min_stay,
        ])
        .sort();
    };
    const week = [
      night('2027-03-01', '900.50', 2),
      night('2027-03-02', 900.5, 2),
      night('2027-03-03', '1200', 3),
    ];

    it('become seasonal rates, once', async () => {
      expect(await run(rates(week))).toMatchObject({ outcome: 'prices_synced' });
      expect(await seasons()).toEqual([
        ['2027-03-01', '2027-03-02', 900.5, 2],
        ['2027-03-03', '2027-03-03', 1200, 3],
      ]);
      expect(await run(rates(week))).toMatchObject({ outcome: 'unchanged' });
    });

    it('stay out of LGCD in another currency, and for a property that is not mapped', async () => {
      expect(await run(rates(week, { currency_code: 'EUR' }))).toMatchObject({
        outcome: 'unmappable',
        message: expect.stringContaining('are in EUR'),
      });
      expect(await run({ ...rates(week), property_id: 5 })).toMatchObject({ outcome: 'unmappable' });
      expect(await seasons()).toEqual([]);
    });

    it('are not guessed at when two room types stand for one property', async () => {
      const { rates: one, ...object } = rates(week);
      const two = [...one, { ...one[0], room_type_id: 777 }];
      expect(await run({ ...object, rates: two })).toMatchObject({
        outcome: 'unmappable',
        message: expect.stringContaining('10000/12345'),
      });
    });
  });

  it('asks for a property that is not mapped', async () => {
    expect(await run({ ...change, property_id: 5 })).toMatchObject({
      outcome: 'unmappable',
      message: expect.stringContaining('Lodgify property 5'),
    });
  });
});
