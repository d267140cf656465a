import { describe, expect, it } from '@jest/globals';
import { errorOf } from '../../scripts/n8n/executions.ts';
import type { AppStage } from './app-stage.ts';

export const priceLabs = (stage: AppStage) =>
  describe('prices of PriceLabs to seasonal rates', () => {
    const week = ['01', '02', '03', '04', '05'].map((day) => `2028-06-${day}`);
    const listing = (currency: string) => ({
      currency,
      data: week.map((date) => ({ date, price: date < '2028-06-04' ? 700 : 950, min_stay: 2 })),
    });
    const take = async (listings: object[]) => {
      const settings = { listings: JSON.stringify(listings), from: '2028-06-01', to: '2028-06-05' };
      await stage.take('pricelabs-rates', { settings });
      stage.vendors.priceLabs.prices = { '77 guesty': listing('MAD'), '88 guesty': listing('EUR') };
    };
    const rates = async (property_id: number) =>
      (
        await stage.client.call('rate.getAll', { property_id, from: '2028-06-01', to: '2028-06-05' })
      ).data.map(({ start_date, nightly_price }) => [start_date, nightly_price]);

    it('makes ranges of equal nights seasonal rates, and changes nothing the second time', async () => {
      await take([{ id: '77', pms: 'guesty', property_id: 4 }]);
      await stage.runs('Every morning');
      await stage.done(1);
      expect(stage.internet.of('api.pricelabs.co')).toMatchObject([
        { body: { listings: [{ id: '77', pms: 'guesty', dateFrom: '2028-06-01', dateTo: '2028-06-05' }] } },
      ]);
      const expected = expect.arrayContaining([
        ['2028-06-01', 700],
        ['2028-06-04', 950],
      ]);
      expect(await rates(4)).toEqual(expected);
      stage.mock.clearRequests();
      await stage.runs('Every morning');
      expect(stage.mock.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    });

    it('leaves a listing as it is whose prices it cannot take, names it, and goes on with the others', async () => {
      await take([
        { id: '99', pms: 'guesty', property_id: 6 },
        { id: '88', pms: 'guesty', property_id: 5 },
        { id: '77', pms: 'guesty', property_id: 7 },
      ]);
      const execution = await stage.runs('Every morning');
      expect(errorOf(execution)?.message).toBe(
        'No rates were changed for 99 (LISTING_NOT_PRESENT Listing is not present); 88 (its prices are in EUR, LGCD takes MAD)',
      );
      expect(stage.internet.of('api.pricelabs.co')).toHaveLength(1);
      expect([await rates(5), await rates(6)]).toEqual([[], []]);
      expect(await rates(7)).toHaveLength(2);
    });

    it('changes nothing while PriceLabs is away, and everything at the next run', async () => {
      await take([{ id: '77', pms: 'guesty', property_id: 8 }]);
      stage.internet.fail('api.pricelabs.co', { status: 429, body: { error: 'Too many' } }, 1);
      stage.internet.fail('api.pricelabs.co', { status: 500, body: {} });
      expect((await stage.runs('Every morning')).status).toBe('error');
      expect(stage.internet.of('api.pricelabs.co')).toHaveLength(3);
      expect(await rates(8)).toEqual([]);
      stage.internet.heal();
      expect((await stage.runs('Every morning')).status).toBe('success');
      expect(await rates(8)).toHaveLength(2);
    });
  });
