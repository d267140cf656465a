import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Client, createClient, ValidationError } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { HalfDoneError } from '@lgcd/core-client/lodgify';
import type { MockServer } from '@lgcd/mock-server';
import { anew, declined, delivery, type ImportWorld, longer, startMock } from './support/lodgify-import.ts';

let mock: MockServer;
let world: ImportWorld;

beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());
beforeEach(async () => {
  world = await anew(mock);
});

const live = { external_reference: 'lodgify:123456', status: 'confirmed', check_in: '2027-03-01' };

describe('a conflict', () => {
  it('is an outcome that names the booking which stands in the way', async () => {
    const other = await world.occupy('2027-03-03', '2027-03-05');
    const result = await world.run(delivery());
    expect(result).toMatchObject({
      outcome: 'conflict',
      booking: null,
      conflict: { booking: { id: other.id }, reason: expect.stringContaining(other.reference) },
    });
    expect(await world.bookings()).toHaveLength(1);
  });

  it('is found before anything is cancelled', async () => {
    const { booking } = await world.run(delivery());
    const other = await world.occupy('2027-03-05', '2027-03-08');
    expect(await world.run(delivery(longer))).toMatchObject({
      outcome: 'conflict',
      booking: { id: booking?.id, status: 'confirmed' },
      conflict: { booking: { id: other.id } },
      previous_booking: null,
    });
    expect((await world.bookings()).map(({ status }) => status)).toEqual(['confirmed', 'confirmed']);
  });

  it('is no conflict when a guest leaves on the day the next one comes', async () => {
    await world.occupy('2027-03-04', '2027-03-08');
    expect(await world.run(delivery())).toMatchObject({ outcome: 'created' });
  });

  it('puts the old booking back when someone takes the days in between', async () => {
    const { booking } = await world.run(delivery());
    let other: { id: number } | undefined;
    const racing: Client = {
      ...world.client,
      async call(operation, ...input) {
        const answer = await world.client.call(operation, ...input);
        if (operation === 'booking.cancel') other = await world.occupy('2027-03-05', '2027-03-08');
        return answer;
      },
    };
    const result = await world.run(delivery(longer), racing);
    expect(result).toMatchObject({
      outcome: 'conflict',
      booking: { ...live, check_out: '2027-03-04', total_amount: 1113 },
      previous_booking: { id: booking?.id },
      conflict: { booking: { id: other?.id } },
    });
    expect((await world.bookings()).map(({ status, check_out }) => `${status} ${check_out}`).sort()).toEqual([
      'cancelled 2027-03-04',
      'confirmed 2027-03-04',
      'confirmed 2027-03-08',
    ]);
  });

  it('says what to do when the old booking can not be put back, and a second run repairs it', async () => {
    await world.run(delivery());
    const racing: Client = {
      ...world.client,
      async call(operation, ...input) {
        const answer = await world.client.call(operation, ...input);
        if (operation === 'booking.cancel') await world.occupy('2027-03-02', '2027-03-08');
        return answer;
      },
    };
    await expect(world.run(delivery(longer), racing)).rejects.toThrow(HalfDoneError);
    expect(await world.run(delivery(longer))).toMatchObject({ outcome: 'conflict' });
  });

  it('completes in a second run what LGCD failed to answer in the first', async () => {
    await world.run(delivery());
    mock.fault({ method: 'POST', path: '/v1/bookings', status: 500 });
    await expect(world.run(delivery(longer))).rejects.toThrow(/Run the import again/);
    expect(await world.run(delivery(longer))).toMatchObject({
      outcome: 'created',
      booking: { check_out: '2027-03-06' },
    });
    expect((await world.bookings()).map(({ status }) => status)).toEqual(['cancelled', 'confirmed']);
  });

  it('does not lose a booking whose creation was answered by nobody', async () => {
    const patient = createClient(fetchPlatform(), {
      baseUrl: `${mock.url}/v1`,
      accessToken: mock.tokens[0]?.token,
    });
    mock.fault({ method: 'POST', path: '/v1/bookings', drop: 'after' });
    expect(await world.run(delivery(), patient)).toMatchObject({ outcome: 'created' });
    expect(await world.bookings()).toHaveLength(1);
  });

  it('is a stay that has begun', async () => {
    const { booking } = await world.run(delivery());
    await mock.setClock('2027-03-01T15:00:00Z');
    await mock.action('booking.check_in', { booking_id: booking?.id });
    expect(await world.run(delivery(declined))).toMatchObject({
      outcome: 'conflict',
      booking: { status: 'checked_in' },
      conflict: { reason: expect.stringContaining('checked in') },
    });
  });

  it('is not what more guests than the property takes are: that is an error, before anything is cancelled', async () => {
    const many = { booking: { room_types: [{ people: 9 }] } };
    await expect(world.run(delivery(many))).rejects.toThrow(ValidationError);
    await world.run(delivery());
    await expect(world.run(delivery(many))).rejects.toThrow('Riad Zitoun takes 4 guests');
    expect((await world.bookings()).map(({ status }) => status)).toEqual(['confirmed']);
  });
});
