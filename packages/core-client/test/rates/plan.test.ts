import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../src/index.ts';
import { type DailyPrice, dailyPrices, planRateSync, type RateCall } from '../../src/rates/index.ts';
import { RateServer, type StoredRate } from './server.ts';

const may = (day: number) => `2027-05-${String(day).padStart(2, '0')}`;
const rate = (
  id: number,
  from: number,
  to: number,
  price: number,
  more: Partial<StoredRate> = {},
): StoredRate => ({
  id,
  property_id: 1,
  name: null,
  start_date: may(from),
  end_date: may(to),
  nightly_price: price,
  min_stay: null,
  ...more,
});
const prices = (from: number, to: number, price: number, min_stay?: number | null): DailyPrice[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    date: may(from + index),
    price,
    ...(min_stay === undefined ? {} : { min_stay }),
  }));

/** The plan in short, `update 1 10-20 100`, and what stands after it. */
function run(existing: StoredRate[], desired: DailyPrice[], name?: string) {
  const calls = planRateSync({ property_id: 1, existing, prices: desired, name });
  const server = new RateServer(existing);
  for (const call of calls) server.apply(call);
  const day = (date: string) => Number(date.slice(8));
  return {
    server,
    calls: calls.map(({ operation, input }: RateCall) => {
      if (operation === 'rate.delete') return `delete ${input.id}`;
      const verb = operation === 'rate.update' ? `update ${input.id}` : 'create';
      return `${verb} ${day(input.start_date)}-${day(input.end_date)} ${input.nightly_price}`;
    }),
  };
}

describe('daily prices become rates', () => {
  it('of as few seasons as there are changes of price', () => {
    const { calls } = run([], [...prices(1, 5, 100), ...prices(6, 7, 150), ...prices(8, 10, 100)]);
    expect(calls).toEqual(['create 1-5 100', 'create 6-7 150', 'create 8-10 100']);
  });

  it('whatever the order they come in', () => {
    expect(run([], [...prices(6, 7, 100), ...prices(1, 5, 100)]).calls).toEqual(['create 1-7 100']);
  });

  it('with a gap where no day is named', () => {
    expect(run([], [...prices(1, 3, 100), ...prices(5, 6, 100)]).calls).toEqual([
      'create 1-3 100',
      'create 5-6 100',
    ]);
  });

  it('across the end of a month and a leap day', () => {
    const days = ['2028-02-28', '2028-02-29', '2028-03-01'].map((date) => ({ date, price: 80 }));
    const [call] = planRateSync({ property_id: 1, existing: [], prices: days });
    expect(call?.input).toMatchObject({ start_date: '2028-02-28', end_date: '2028-03-01' });
  });

  it('by no call when they hold already', () => {
    expect(run([rate(1, 1, 10, 100, { name: 'Spring', min_stay: 3 })], prices(3, 5, 100)).calls).toEqual([]);
    expect(run([rate(1, 1, 5, 100), rate(2, 6, 9, 100)], prices(1, 9, 100)).calls).toEqual([]);
    expect(run([], []).calls).toEqual([]);
  });

  it('by one update when a whole season changes its price', () => {
    expect(run([rate(1, 1, 10, 100)], prices(1, 10, 120)).calls).toEqual(['update 1 1-10 120']);
  });

  it('by a split of a season that holds other days too', () => {
    const { calls, server } = run([rate(1, 1, 10, 100, { name: 'Spring', min_stay: 3 })], prices(4, 5, 120));
    expect(calls).toEqual(['update 1 6-10 100', 'create 1-3 100', 'create 4-5 120']);
    expect(server.nights()[may(1)]).toBe('[100,3,"Spring"]');
    expect(server.nights()[may(4)]).toBe('[120,3,"Spring"]');
  });

  it('by growing the neighbour of the same price', () => {
    expect(run([rate(1, 1, 5, 100)], prices(6, 8, 100)).calls).toEqual(['update 1 1-8 100']);
    expect(run([rate(1, 6, 9, 100)], prices(2, 5, 100)).calls).toEqual(['update 1 2-9 100']);
  });

  it('by one update of a rate that joins both sides', () => {
    expect(run([rate(1, 5, 5, 100)], [...prices(4, 4, 100), ...prices(6, 6, 100)]).calls).toEqual([
      'update 1 4-6 100',
    ]);
  });

  it('by shrinking one rate before another grows into its days', () => {
    expect(run([rate(1, 1, 5, 100), rate(2, 6, 10, 150)], prices(6, 7, 100)).calls).toEqual([
      'update 2 8-10 150',
      'update 1 1-7 100',
    ]);
    expect(run([rate(1, 1, 5, 150), rate(2, 6, 10, 100)], prices(4, 5, 100)).calls).toEqual([
      'update 1 1-3 150',
      'update 2 4-10 100',
    ]);
  });

  it('by deletes before all else when seasons fall together', () => {
    const { calls } = run([rate(1, 1, 3, 100), rate(2, 4, 6, 150), rate(3, 7, 9, 200)], prices(1, 9, 90));
    expect(calls.slice(0, 2).every((call) => call.startsWith('delete'))).toBe(true);
    expect(calls[2]).toMatch(/^update \d 1-9 90$/);
  });

  it('with the shortest stay that is given, and the one that holds when none is', () => {
    const existing = [rate(1, 1, 5, 100, { min_stay: 2 })];
    expect(run(existing, prices(1, 5, 100, 4)).server.nights()[may(1)]).toBe('[100,4,null]');
    expect(run(existing, prices(1, 5, 100, null)).server.nights()[may(1)]).toBe('[100,null,null]');
    expect(run(existing, prices(1, 5, 110)).server.nights()[may(1)]).toBe('[110,2,null]');
  });

  it('with a name on nights that had no rate, and the name of the season on those that had', () => {
    const { server } = run([rate(1, 1, 5, 100, { name: 'Spring' })], prices(5, 6, 90), 'PriceLabs');
    expect(server.nights()).toMatchObject({
      [may(5)]: '[90,null,"Spring"]',
      [may(6)]: '[90,null,"PriceLabs"]',
    });
  });

  it('free of charge when the price is 0, which is a price', () => {
    expect(run([rate(1, 1, 2, 100)], prices(1, 2, 0)).calls).toEqual(['update 1 1-2 0']);
  });
});

describe('what cannot be a price', () => {
  const plan = (given: Partial<DailyPrice>) => () =>
    planRateSync({ property_id: 1, existing: [], prices: [{ date: may(1), price: 100, ...given }] });

  it.each<[Partial<DailyPrice>, string]>([
    [{ date: '2027-02-30' }, '"2027-02-30" is not a day'],
    [{ date: '2027-5-1' }, '"2027-5-1" is not a day'],
    [{ date: '2027-05-01T00:00:00Z' }, 'is not a day'],
    [{ price: -1 }, 'The price of 2027-05-01'],
    [{ price: Number.NaN }, 'The price of 2027-05-01'],
    [{ price: Number.POSITIVE_INFINITY }, 'The price of 2027-05-01'],
    [{ price: 10.005 }, 'at most 2 decimals'],
    [{ price: '100' as unknown as number }, 'The price of 2027-05-01'],
    [{ min_stay: 0 }, 'The min_stay of 2027-05-01'],
    [{ min_stay: 1.5 }, 'The min_stay of 2027-05-01'],
  ])('is refused by name: %j', (given, message) => {
    expect(plan(given)).toThrow(InputError);
    expect(plan(given)).toThrow(message);
  });

  it('is a day with two prices', () => {
    expect(() => run([], [...prices(1, 1, 100), ...prices(1, 1, 120)])).toThrow(
      '2027-05-01 is given two prices',
    );
    expect(run([], [...prices(1, 1, 100), ...prices(1, 1, 100)]).calls).toEqual(['create 1-1 100']);
  });

  it('is not looked for in rates that overlap each other', () => {
    expect(() => run([rate(1, 1, 5, 100), rate(2, 5, 9, 100)], [])).toThrow('Rates 1 and 2 overlap');
  });
});

describe('rates become daily prices', () => {
  it('night by night, the last one included', () => {
    expect(dailyPrices([rate(2, 9, 9, 90, { min_stay: 2 }), rate(1, 1, 2, 100)])).toEqual([
      { date: may(1), price: 100, min_stay: null },
      { date: may(2), price: 100, min_stay: null },
      { date: may(9), price: 90, min_stay: 2 },
    ]);
  });
});
