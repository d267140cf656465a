import { describe, expect, it } from '@jest/globals';
import type { Stage } from '../support/stage.ts';

export const yieldManagement = (stage: Stage) =>
  describe('yield management', () => {
    const prices = { from: '2027-05-03', to: '2027-05-09' };
    const week = ['03', '04', '05', '06', '07', '08', '09'].map((day) => `2027-05-${day}`);
    const rates = async () =>
      (await stage.client.call('rate.getAll', { property_id: 4, ...prices })).data.map(
        ({ start_date, end_date, nightly_price, min_stay }) => ({
          start_date,
          end_date,
          nightly_price,
          min_stay,
        }),
      );
    const tool = () => {
      const listing = (price: (date: string) => number) =>
        week.map((date) => ({ date, price: price(date), min_stay: 2 }));
      stage.other.answers('GET', /\/prices$/, () => ({
        currency: 'MAD',
        listings: [
          { listing_id: 'lgcd-4', prices: listing((date) => (date >= '2027-05-07' ? 990 : 640)) },
          { listing_id: 'lgcd-6', prices: listing(() => 505) },
        ],
      }));
    };

    it('gives the calendar to the pricing tool and makes its prices seasonal rates, once', async () => {
      await stage.import('yield-management', prices);
      tool();
      await stage.run('Every hour');
      await stage.done(1);

      const [calendar] = stage.other.documents(/\/calendar$/);
      expect(calendar?.body.listings).toHaveLength(10);
      expect(stage.other.calls('GET', /\/prices$/)[0]?.query).toEqual({ ...prices, currency: 'MAD' });
      const expected = [
        { start_date: '2027-05-07', end_date: '2027-05-09', nightly_price: 990, min_stay: 2 },
        { start_date: '2027-05-03', end_date: '2027-05-06', nightly_price: 640, min_stay: 2 },
      ];
      expect(await rates()).toEqual(expect.arrayContaining(expected));
      expect(await rates()).toHaveLength(2);

      stage.mock.clearRequests();
      await stage.run('Every hour');
      await stage.done(2);
      expect(stage.mock.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    });
  });
