import { describe, expect, it } from '@jest/globals';
import type { AppStage } from './app-stage.ts';

export const notion = (stage: AppStage) =>
  describe('bookings to pages of Notion', () => {
    const put = (passRepetitions = false) =>
      stage.put('notion-bookings', {
        settings: { dataSourceId: stage.vendors.notion.dataSource },
        passRepetitions,
      });
    const stay = (month: string) => ({
      property_id: 3,
      guests_count: 2,
      guest_name: '@Salma **[x](https://example.com)**',
      check_in: `2028-${month}-16`,
      check_out: `2028-${month}-18`,
      total_amount: 1800,
    });

    it('gives each booking one page, which follows it, whatever arrives twice', async () => {
      await put(true);
      const booking = await stage.client.call('booking.create', stay('01'));
      await stage.done(2);
      const page = {
        Name: `${booking.reference} · @Salma **[x](https://example.com)**`,
        'LGCD ID': String(booking.id),
        Status: 'confirmed',
        Arrival: '2028-01-16',
        Departure: '2028-01-18',
        Guests: 2,
        Total: 1800,
      };
      expect(stage.vendors.notion.read).toMatchObject([page]);
      await stage.again();
      await stage.done(3);
      expect(stage.vendors.notion.read).toMatchObject([page]);
      await stage.client.call('booking.cancel', { id: booking.id });
      await stage.done(4);
      expect(stage.vendors.notion.read).toMatchObject([{ ...page, Status: 'cancelled' }]);
      expect(JSON.stringify(stage.vendors.notion.pages)).not.toContain('"mention"');
    });

    it('tries again after a 429, and LGCD delivers again what a longer outage stopped', async () => {
      const booking = await stage.client.call('booking.create', stay('02'));
      await stage.mock.advance(120);
      await put();
      await stage.interrupt('api.notion.com', () => stage.client.call('booking.cancel', { id: booking.id }));
      expect(stage.vendors.notion.read).toMatchObject([
        { 'LGCD ID': String(booking.id), Status: 'cancelled' },
      ]);
    });
  });
