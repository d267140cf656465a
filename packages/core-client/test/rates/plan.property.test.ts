import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DailyPrice, dailyPrices, planRateSync } from '../../src/rates/index.ts';
import { RateServer, type StoredRate } from './server.ts';

const date = (day: number) => new Date(Date.UTC(2027, 1, 25 + day)).toISOString().slice(0, 10);

/** A property's rates over some days: each day opens a rate, goes on with the one before, or has none. */
const ratesOver = (days: number, prices: number[]) =>
  fc
    .array(
      fc.record({
        step: fc.constantFrom('open', 'go on', 'none'),
        price: fc.constantFrom(...prices),
        name: fc.constantFrom(null, null, 'Spring'),
        min_stay: fc.constantFrom(null, null, 2),
      }),
      { minLength: days, maxLength: days },
    )
    .map((cells) => {
      const rates: StoredRate[] = [];
      cells.forEach(({ step, price, name, min_stay }, day) => {
        const last = rates.at(-1);
        if (step === 'go on' && last?.end_date === date(day - 1)) last.end_date = date(day);
        else if (step !== 'none') {
          const [start_date, end_date] = [date(day), date(day)];
          rates.push({
            id: rates.length + 1,
            property_id: 1,
            name,
            start_date,
            end_date,
            nightly_price: price,
            min_stay,
          });
        }
      });
      return rates;
    });

const pricesOver = (days: number, prices: number[]): fc.Arbitrary<DailyPrice[]> =>
  fc.uniqueArray(fc.nat(days - 1), { maxLength: days }).chain((chosen) =>
    fc.tuple(
      ...chosen.map((day) =>
        fc.record({
          date: fc.constant(date(day)),
          price: fc.constantFrom(...prices),
          min_stay: fc.constantFrom(undefined, null, 2),
        }),
      ),
    ),
  );

const applied = (existing: StoredRate[], prices: DailyPrice[]) => {
  const server = new RateServer(existing);
  const calls = planRateSync({ property_id: 1, existing, prices });
  for (const call of calls) server.apply(call);
  return { server, calls };
};

const wide = [100, 100, 120, 90.5];

describe('for whatever rates and prices', () => {
  const given = [ratesOver(40, wide), pricesOver(40, wide)] as const;

  it('no two rates overlap at any moment, and the named days hold what they were to hold', () => {
    fc.assert(
      fc.property(...given, (existing, prices) => {
        // The server throws when an intermediate state overlaps.
        const nights = applied(existing, prices).server.nights();
        for (const { date, price, min_stay } of prices) {
          const [actualPrice, actualMinStay] = JSON.parse(nights[date] as string);
          expect(actualPrice).toBe(price);
          if (min_stay !== undefined) expect(actualMinStay).toBe(min_stay);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('every day that was not named holds what it held, its name included', () => {
    fc.assert(
      fc.property(...given, (existing, prices) => {
        const before = new RateServer(existing).nights();
        const after = applied(existing, prices).server.nights();
        for (const { date } of prices) {
          delete before[date];
          delete after[date];
        }
        expect(after).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('a second run has nothing to do', () => {
    fc.assert(
      fc.property(...given, (existing, prices) => {
        expect(applied(applied(existing, prices).server.rates, prices).calls).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('prices read back from rates change nothing', () => {
    fc.assert(
      fc.property(given[0], (existing) => {
        expect(applied(existing, dailyPrices(existing)).calls).toEqual([]);
      }),
    );
  });

  it('no call is made when the named prices hold already', () => {
    fc.assert(
      fc.property(given[0], fc.infiniteStream(fc.boolean()), (existing, chosen) => {
        const held = dailyPrices(existing).filter(() => chosen.next().value);
        expect(applied(existing, held).calls).toEqual([]);
      }),
    );
  });
});

/** Every way to lay out the nights in rates, by brute force: the fewest calls, and the fewest rates with them. */
function fewest(existing: StoredRate[], nights: Record<string, string>): { calls: number; rates: number } {
  const days = Object.keys(nights).sort();
  const next = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  const text = (rate: { start_date: string; end_date: string }, cell: string) =>
    `${rate.start_date} ${rate.end_date} ${cell}`;
  const known = new Set(
    existing.map((rate) => text(rate, JSON.stringify([rate.nightly_price, rate.min_stay, rate.name]))),
  );
  let best = { calls: Number.POSITIVE_INFINITY, rates: 0 };
  for (let cuts = 0; cuts < 2 ** Math.max(0, days.length - 1); cuts += 1) {
    const segments: { start_date: string; end_date: string; cell: string }[] = [];
    let isUniform = true;
    days.forEach((day, index) => {
      const last = segments.at(-1);
      const isCut = index === 0 || (cuts >> (index - 1)) & 1;
      if (isCut || !last) segments.push({ start_date: day, end_date: day, cell: nights[day] as string });
      else if (next(last.end_date) === day && last.cell === nights[day]) last.end_date = day;
      else isUniform = false;
    });
    if (!isUniform) continue;
    const kept = segments.filter((segment) => known.has(text(segment, segment.cell))).length;
    // What leaves can be updated into what comes.
    const calls = Math.max(existing.length, segments.length) - kept;
    if (calls < best.calls || (calls === best.calls && segments.length < best.rates))
      best = { calls, rates: segments.length };
  }
  return best;
}

describe('of all ways to hold the same prices', () => {
  const isBest = (existing: StoredRate[], prices: DailyPrice[]) => {
    const { server, calls } = applied(existing, prices);
    expect({ calls: calls.length, rates: server.rates.length }).toEqual(fewest(existing, server.nights()));
  };

  it('the plan takes the one with the fewest calls and, among those, the fewest rates', () => {
    const two = [100, 120];
    fc.assert(fc.property(ratesOver(8, two), pricesOver(8, two), isBest), { numRuns: 1000 });
  });

  it('and does so where rates of one price are in pieces that could be joined in many ways', () => {
    const nights = 10;
    const pieces = fc.array(fc.constantFrom('open', 'go on', 'price'), {
      minLength: nights,
      maxLength: nights,
    });
    fc.assert(
      fc.property(pieces, (steps) => {
        const existing: StoredRate[] = [];
        const prices: DailyPrice[] = [];
        steps.forEach((step, day) => {
          const [start_date, end_date] = [date(day), date(day)];
          const last = existing.at(-1);
          if (step === 'price') prices.push({ date: start_date, price: 100 });
          else if (step === 'go on' && last?.end_date === date(day - 1)) last.end_date = end_date;
          else {
            const id = existing.length + 1;
            existing.push({
              id,
              property_id: 1,
              name: null,
              start_date,
              end_date,
              nightly_price: 100,
              min_stay: null,
            });
          }
        });
        isBest(existing, prices);
      }),
      { numRuns: 500 },
    );
  });
});
