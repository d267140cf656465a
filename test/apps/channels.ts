import { describe, expect, it } from '@jest/globals';
import { errorOf } from '../../scripts/n8n/executions.ts';
import { startEndpoint } from '../support/endpoint.ts';
import type { AppStage } from './app-stage.ts';

export const channels = (stage: AppStage) => {
  describe('reservations of Hostaway to bookings', () => {
    const reservation = (id: number, more: Record<string, unknown> = {}) => ({
      id,
      listingMapId: 100001,
      channelId: 2018,
      status: 'new',
      arrivalDate: '2028-09-01',
      departureDate: '2028-09-04',
      guestName: 'Karim B.',
      guestEmail: 'karim@example.com',
      numberOfGuests: 2,
      totalPrice: 2100,
      currency: 'MAD',
      ...more,
    });
    const take = async (...reservations: object[]) => {
      await stage.take('hostaway-reservations', {
        settings: { listings: '[{ "listing_id": 100001, "property_id": 9 }]' },
      });
      stage.vendors.hostaway.reservations = reservations as Record<string, unknown>[];
    };
    const bookings = async (id: number) =>
      (await stage.client.call('booking.getAll', { external_reference: `hostaway-${id}` })).data;
    const runs = () => stage.runs('Every quarter of an hour');

    it('makes a reservation a booking once, and cancels it when it is cancelled there', async () => {
      const past = reservation(2, { arrivalDate: '2025-01-01', departureDate: '2025-01-03' });
      const elsewhere = reservation(3, { listingMapId: 5 });
      await take(
        ...Array.from({ length: 99 }, (_, index) => ({ ...past, id: 1000 + index })),
        past,
        elsewhere,
        reservation(4),
      );
      await runs();
      await stage.done(1);
      expect(stage.internet.of('api.hostaway.com').map(({ query }) => query.offset)).toEqual(['0', '100']);
      const booking = {
        check_in: '2028-09-01',
        guest_name: 'Karim B.',
        total_amount: 2100,
        status: 'confirmed',
      };
      expect(await bookings(4)).toMatchObject([booking]);
      stage.mock.clearRequests();
      stage.vendors.hostaway.reservations = [reservation(4)];
      expect((await runs()).status).toBe('success');
      expect(stage.mock.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
      stage.vendors.hostaway.reservations = [reservation(4, { status: 'cancelled' })];
      expect((await runs()).status).toBe('success');
      const cancelled = { status: 'cancelled', cancellation_reason: 'Cancelled in Hostaway' };
      expect(await bookings(4)).toMatchObject([cancelled]);
    });

    it('names what LGCD refuses and what changed, and goes on with the others', async () => {
      await take(
        reservation(11, { arrivalDate: '2028-10-01', departureDate: '2028-10-03' }),
        reservation(10, { arrivalDate: '2028-10-20', departureDate: '2028-10-22' }),
      );
      await runs();
      stage.vendors.hostaway.reservations = [
        reservation(12, { arrivalDate: '2028-10-02', departureDate: '2028-10-05', guestName: 'Overlap' }),
        reservation(13, { arrivalDate: '2028-11-02', departureDate: '2028-11-05', currency: 'EUR' }),
        reservation(11, { arrivalDate: '2028-10-01', departureDate: '2028-10-09', guestName: 'Longer' }),
        reservation(10, { arrivalDate: '2028-10-20', departureDate: '2028-10-22', status: 'cancelled' }),
      ];
      const execution = await runs();
      expect(errorOf(execution)?.message).toMatch(
        /^LGCD refuses .*not available on these dates.* \| reservation 11 of Longer is now from 2028-10-01 to 2028-10-09$/,
      );
      expect(await bookings(10)).toMatchObject([{ status: 'cancelled' }]);
      expect(await bookings(12)).toEqual([]);
      const [euro] = await bookings(13);
      expect(euro?.total_amount).not.toBe(2100);
      expect(await bookings(11)).toMatchObject([{ check_out: '2028-10-03' }]);
    });

    it('changes nothing while Hostaway is away, and everything at the next run', async () => {
      await take(reservation(21, { arrivalDate: '2028-12-01', departureDate: '2028-12-03' }));
      stage.internet.fail('api.hostaway.com', { status: 429, body: { status: 'fail' } }, 1);
      stage.internet.fail('api.hostaway.com', { status: 500, body: { status: 'fail' } });
      expect((await runs()).status).toBe('error');
      expect(stage.internet.of('api.hostaway.com')).toHaveLength(3);
      stage.internet.heal();
      expect((await runs()).status).toBe('success');
      expect(await bookings(21)).toHaveLength(1);
    });
  });

  describe('calendars of Hostaway, Hospitable and Smoobu', () => {
    it('adds a calendar once and reads it each time', async () => {
      const channel = await startEndpoint();
      try {
        const calendars = JSON.stringify([{ property_id: 10, name: 'Smoobu', url: channel.url }]);
        await stage.take('channel-calendars', { settings: { calendars } });
        const sources = async () =>
          (await stage.client.call('icalSource.getAll', { property_id: 10 })).data.filter(
            ({ url }) => url === channel.url,
          );
        await stage.runs('Every hour');
        await stage.done(1);
        expect(await sources()).toMatchObject([{ name: 'Smoobu', channel: 'other' }]);
        const read = channel.bodies.length;
        await stage.runs('Every hour');
        await stage.done(2);
        expect(await sources()).toHaveLength(1);
        expect(channel.bodies.length).toBeGreaterThan(read);
      } finally {
        await channel.close();
      }
    });
  });
};
