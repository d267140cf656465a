import { describe, expect, it } from '@jest/globals';
import { roomPrices } from '../../src/lodgify/index.ts';

const answer = {
  calendar_items: [
    { date: null, is_default: true, prices: [{ min_stay: 1, max_stay: 0, price_per_day: 100 }] },
    {
      date: '2027-03-01',
      prices: [
        { min_stay: 7, max_stay: 0, price_per_day: 80 },
        { min_stay: 2, max_stay: 6, price_per_day: '95.50' },
      ],
    },
    { date: '2027-03-02T00:00:00', prices: [{ price_per_day: 90 }] },
    { date: '2027-03-03', prices: [] },
    { date: '2027-02-30', prices: [{ price_per_day: 1 }] },
  ],
  rate_settings: { currency_code: 'MAD' },
};

describe('roomPrices', () => {
  it('takes the price of the shortest stay of each night, and no default for a night', () => {
    expect(roomPrices(5, answer)).toEqual({
      room_type_id: 5,
      currency_code: 'MAD',
      prices: [
        { date: '2027-03-01', price: '95.5', min_stay: 2 },
        { date: '2027-03-02', price: '90', min_stay: null },
      ],
    });
  });

  it.each([undefined, null, [], 'text', { calendar_items: 5 }])('reads no price in %p', (given) => {
    expect(roomPrices(5, given)).toEqual({ room_type_id: 5, currency_code: null, prices: [] });
  });
});
