import type { RateCall, SeasonalRate } from '../../src/rates/index.ts';

export type StoredRate = SeasonalRate & { property_id: number };

/** Rates as LGCD keeps them: whatever overlaps is refused at once. */
export class RateServer {
  rates: StoredRate[];
  #nextId: number;

  constructor(rates: readonly StoredRate[]) {
    this.rates = rates.map((rate) => ({ ...rate }));
    this.#nextId = Math.max(0, ...rates.map(({ id }) => id)) + 1;
  }

  #check(given: StoredRate): void {
    if (given.end_date < given.start_date) throw new Error('The season ends before it begins.');
    const clash = this.rates.find(
      ({ id, property_id, start_date, end_date }) =>
        id !== given.id &&
        property_id === given.property_id &&
        start_date <= given.end_date &&
        given.start_date <= end_date,
    );
    if (clash) throw new Error(`${JSON.stringify(given)} overlaps ${JSON.stringify(clash)}`);
  }

  apply({ operation, input }: RateCall): StoredRate | undefined {
    if (operation === 'rate.delete') {
      const before = this.rates.length;
      this.rates = this.rates.filter(({ id }) => id !== input.id);
      if (this.rates.length === before) throw new Error('There is no such rate.');
      return undefined;
    }
    const { property_id, start_date, end_date, nightly_price, name = null, min_stay = null } = input;
    const id = operation === 'rate.update' ? input.id : this.#nextId++;
    const rate = { id, property_id, start_date, end_date, nightly_price, name, min_stay };
    this.#check(rate);
    const others = this.rates.filter((other) => other.id !== id);
    if (operation === 'rate.update' && others.length === this.rates.length)
      throw new Error('There is no such rate.');
    this.rates = [...others, rate];
    return rate;
  }

  /** What holds each night, read without the code under test. */
  nights(): Record<string, string> {
    const nights: Record<string, string> = {};
    for (const { start_date, end_date, nightly_price, min_stay, name } of this.rates) {
      for (
        let at = new Date(start_date);
        at.toISOString().slice(0, 10) <= end_date;
        at.setUTCDate(at.getUTCDate() + 1)
      ) {
        nights[at.toISOString().slice(0, 10)] = JSON.stringify([nightly_price, min_stay, name]);
      }
    }
    return nights;
  }
}
