import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MissingAbilityError, ValidationError } from '@lgcd/core-client';
import { lodgifyFixtures } from '@lgcd/core-client/lodgify/contract';
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

describe('a Lodgify booking', () => {
  it('is made in LGCD, once', async () => {
    const first = await world.run(delivery());
    expect(first).toMatchObject({
      outcome: 'created',
      external_reference: 'lodgify:123456',
      booking: { ...live, total_amount: 1113, source: 'lodgify' },
      conflict: null,
    });
    expect(await world.run(delivery())).toMatchObject({
      outcome: 'unchanged',
      booking: { id: first.booking?.id },
    });
    expect(await world.bookings()).toHaveLength(1);
  });

  it('is made once by twenty imports at the same time', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => world.run(delivery())));
    expect(results.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === 'unchanged')).toHaveLength(19);
    expect(await world.bookings()).toHaveLength(1);
  });

  it('is cancelled and made anew when its dates change', async () => {
    const { booking: old } = await world.run(delivery());
    const changed = await world.run(delivery(longer));
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
    expect(await world.run(delivery(longer))).toMatchObject({ outcome: 'unchanged' });
    expect((await world.bookings()).map(({ status }) => status)).toEqual(['cancelled', 'confirmed']);
  });

  it('is changed once by ten imports at the same time', async () => {
    await world.run(delivery());
    const results = await Promise.all(Array.from({ length: 10 }, () => world.run(delivery(longer))));
    expect(results.filter(({ outcome }) => outcome === 'changed')).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === 'unchanged')).toHaveLength(9);
    expect((await world.bookings()).map(({ status }) => status)).toEqual(['cancelled', 'confirmed']);
  });

  it('is cancelled when it is declined, once, and made again when it is booked again', async () => {
    await world.run(delivery());
    expect(await world.run(delivery(declined))).toMatchObject({
      outcome: 'cancelled',
      booking: { status: 'cancelled' },
    });
    expect(await world.run(delivery(declined))).toMatchObject({ outcome: 'unchanged', booking: null });
    expect(await world.run(delivery())).toMatchObject({ outcome: 'created' });
    expect((await world.bookings()).map(({ status }) => status)).toEqual(['cancelled', 'confirmed']);
  });

  it('follows from tentative to booked', async () => {
    expect(await world.run(delivery({ booking: { status: 'Tentative' } }))).toMatchObject({
      booking: { status: 'pending' },
    });
    expect(await world.run(delivery())).toMatchObject({
      outcome: 'changed',
      changes: ['status'],
      booking: live,
    });
  });

  it("takes the page's own example, whose address is none and whose currency is not LGCD's", async () => {
    const result = await world.run(JSON.parse(lodgifyFixtures.booking_change));
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
    const { booking } = await world.run(delivery());
    await mock.action('payment.take', { booking_id: booking?.id, amount: 300 });
    const { remarks } = await world.run(delivery(longer));
    expect(remarks).toEqual([expect.stringMatching(/^300 MAD were paid on BKG-/)]);
  });
});

describe('a token with few abilities', () => {
  const limited = (...abilities: string[]) =>
    world.clientWith(mock.createToken({ abilities: abilities as never }).token);

  it('finds conflicts without calendar:read as well', async () => {
    const by = limited('bookings:read', 'bookings:write');
    const { booking } = await world.run(delivery(), by);
    const other = await world.occupy('2027-03-05', '2027-03-08');
    expect(await world.run(delivery(longer), by)).toMatchObject({
      outcome: 'conflict',
      booking: { id: booking?.id },
      conflict: { booking: { id: other.id } },
    });
  });

  it('gets the old booking back without properties:read when the property takes fewer guests', async () => {
    const by = limited('bookings:read', 'bookings:write');
    await world.run(delivery(), by);
    await expect(world.run(delivery({ booking: { room_types: [{ people: 9 }] } }), by)).rejects.toThrow(
      ValidationError,
    );
    expect((await world.bookings()).filter(({ status }) => status === 'confirmed')).toHaveLength(1);
  });

  it('hears which ability it lacks', async () => {
    await expect(world.run(delivery(), limited('bookings:read'))).rejects.toThrow(MissingAbilityError);
  });
});
