import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { lodgifyFixtures } from '@lgcd/core-client/lodgify/contract';
import type { MockServer } from '@lgcd/mock-server';
import { anew, delivery, type ImportWorld, startMock } from './support/lodgify-import.ts';

let mock: MockServer;
let world: ImportWorld;

beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());
beforeEach(async () => {
  world = await anew(mock);
});

describe('the other objects', () => {
  const message = { ...JSON.parse(lodgifyFixtures.guest_message_received), inbox_uid: 'B123456' };
  const answer = { template: 'booking_confirmation', language: 'fr' as const };
  const write = (object: unknown) => world.run(object, world.client, answer);

  it('answers a guest by WhatsApp, once', async () => {
    const { data } = await world.client.call('whatsappTemplate.getAll', {});
    expect(data.map(({ name }) => name)).toContain('booking_confirmation');
    await world.run(delivery());
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
    const { data: outbox } = await world.client.call('whatsappMessage.getAll', {});
    expect(outbox.map(({ to }) => to)).toEqual(['+212600000042', '+212600000042']);
  });

  it('says why it answers no guest', async () => {
    expect(await write(message)).toMatchObject({
      message: expect.stringContaining('no booking lodgify:123456'),
    });
    await world.run(delivery({ guest: { phone_number: '0600' } }));
    expect(await write(message)).toMatchObject({ message: expect.stringContaining('no phone number') });
    expect(await world.run(message)).toMatchObject({ message: expect.stringContaining('template') });
    expect(await write({ ...message, inbox_uid: 'X1' })).toMatchObject({ outcome: 'unmappable' });
  });

  const change = {
    ...JSON.parse(lodgifyFixtures.availability_change),
    property_id: 10000,
    room_type_ids: [1],
  };

  it('says that LGCD sets no blocks, and what to do', async () => {
    expect(await world.run(change)).toMatchObject({
      outcome: 'not_expressible',
      message: expect.stringMatching(/from 2022-06-13 to 2022-06-14.*iCal/s),
    });
  });

  it("reads the property's iCal source from Lodgify again, where it has one", async () => {
    await world.client.call('icalSource.create', {
      property_id: Number(world.propertyMap['10000']),
      name: 'Lodgify',
      channel: 'other',
      url: `${mock.url}/calendar-that-is-none.ics`,
    });
    expect(await world.run(change)).toMatchObject({
      outcome: 'synced',
      message: expect.stringContaining('Lodgify'),
    });
    await mock.settled();
  });

  it('says that a change of prices carries no prices', async () => {
    expect(await world.run(JSON.parse(lodgifyFixtures.rate_change))).toMatchObject({
      outcome: 'not_expressible',
    });
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
      const { data } = await world.client.call('rate.getAll', {
        property_id: Number(world.propertyMap['10000']),
      });
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
      expect(await world.run(rates(week))).toMatchObject({ outcome: 'prices_synced' });
      expect(await seasons()).toEqual([
        ['2027-03-01', '2027-03-02', 900.5, 2],
        ['2027-03-03', '2027-03-03', 1200, 3],
      ]);
      expect(await world.run(rates(week))).toMatchObject({ outcome: 'unchanged' });
    });

    it('stay out of LGCD in another currency, and for a property that is not mapped', async () => {
      expect(await world.run(rates(week, { currency_code: 'EUR' }))).toMatchObject({
        outcome: 'unmappable',
        message: expect.stringContaining('are in EUR'),
      });
      expect(await world.run({ ...rates(week), property_id: 5 })).toMatchObject({ outcome: 'unmappable' });
      expect(await seasons()).toEqual([]);
    });

    it('are not guessed at when two room types stand for one property', async () => {
      const { rates: one, ...object } = rates(week);
      const two = [...one, { ...one[0], room_type_id: 777 }];
      expect(await world.run({ ...object, rates: two })).toMatchObject({
        outcome: 'unmappable',
        message: expect.stringContaining('10000/12345'),
      });
    });
  });

  it('asks for a property that is not mapped', async () => {
    expect(await world.run({ ...change, property_id: 5 })).toMatchObject({
      outcome: 'unmappable',
      message: expect.stringContaining('Lodgify property 5'),
    });
  });
});
