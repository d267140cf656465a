import type { Answer, Ask } from '../internet.ts';
import type { Played } from './index.ts';

interface Asked {
  id: string;
  pms: string;
  dateFrom: string;
  dateTo: string;
}

/** Prices for listings: a listing can fail inside of a success. */
export class PriceLabs implements Played {
  readonly hosts = ['api.pricelabs.co'];
  readonly accounts = { 'httpHeaderAuth PriceLabs key': { name: 'X-API-Key', value: 'pl-of-this-test' } };
  /** Days and currency by listing and PMS. */
  prices: Record<string, { currency: string; data: { date: string; price: number; min_stay: number }[] }> =
    {};

  forget(): void {
    this.prices = {};
  }

  answer({ method, path, headers, body }: Ask): Answer {
    if (headers['x-api-key'] !== 'pl-of-this-test') return { status: 401, body: { error: 'Unauthorized' } };
    if (method !== 'POST' || path !== '/v1/listing_prices')
      return { status: 404, body: { error: 'Not found' } };
    const { listings } = body as { listings?: Asked[] };
    if (!listings?.length) return { status: 400, body: { error: 'listings is required' } };
    return {
      body: listings.map(({ id, pms, dateFrom, dateTo }) => {
        const known = this.prices[`${id} ${pms}`];
        if (!known) return { id, pms, error: 'Listing is not present', error_status: 'LISTING_NOT_PRESENT' };
        const data = known.data.filter(({ date }) => date >= dateFrom && date <= dateTo);
        return { id, pms, currency: known.currency, last_refreshed_at: '2026-11-22T05:00:00Z', data };
      }),
    };
  }
}
