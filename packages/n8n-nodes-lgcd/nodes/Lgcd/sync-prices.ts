import { InputError, syncPrices } from '@lgcd/core-client';
import { type DailyPriceField, readDailyPrices } from '@lgcd/core-client/input';
import type { IDataObject } from 'n8n-workflow';
import { inputOf } from './input.ts';
import type { Job } from './job.ts';
import { parsed } from './json.ts';
import { type PricesFrom, pricesFrom, rowsIn } from './prices-from.ts';

const refuse = (message: string): never => {
  throw new InputError(message);
};

const isObject = (entry: unknown): entry is IDataObject =>
  typeof entry === 'object' && entry !== null && !Array.isArray(entry);

type Line = (field: DailyPriceField) => unknown;

const parameters = { date: 'date', price: 'price', min_stay: 'minStay' } as const;

/** A shortest stay of 0 is a form's way to leave it as it is. */
const line =
  (given: (parameter: (typeof parameters)[keyof typeof parameters]) => unknown): Line =>
  ({ name }) => {
    const value = given(parameters[name]);
    return name === 'min_stay' && Number(value) === 0 ? undefined : value;
  };

interface Lines {
  lines: Line[];
  /** How a line is called. */
  place: (index: number) => string;
}

const sources: Record<PricesFrom, (job: Job) => Lines> = {
  inputItems: ({ context, itemIndexes }) => ({
    lines: itemIndexes.map((item) => line((parameter) => context.getNodeParameter(parameter, item, ''))),
    place: (index) => `Item ${itemIndexes[index]}`,
  }),
  rows: ({ context, itemIndex }) => ({
    lines: rowsIn(context, itemIndex).map((row) => line((parameter) => row[parameter])),
    place: (index) => `Day ${index + 1}`,
  }),
  /** Each with `date`, `price` and, where it is meant, `min_stay`. */
  list: ({ context, itemIndex }) => {
    const list = parsed(context.getNodeParameter('prices', itemIndex, '[]'));
    if (!Array.isArray(list) || list.length === 0 || !list.every(isObject)) {
      return refuse(
        'Prices must be a list of days with their prices, as in [{ "date": "2026-08-12", "price": 950 }].',
      );
    }
    return {
      lines: list.map(
        (entry: IDataObject): Line =>
          ({ name }) =>
            entry[name],
      ),
      place: (index) => `Entry ${index + 1} of Prices`,
    };
  },
};

/**
 * Daily prices, as a pricing tool gives them, as LGCD's seasonal rates.
 * @throws FieldError for a day that can't be read; PriceSyncError when a change fails after others were made
 */
export async function syncDailyPrices(job: Job): Promise<IDataObject> {
  const { context, client, form, itemIndex } = job;
  const { property_id, name } = inputOf(context, form, itemIndex) as { property_id: number; name?: string };
  const from = pricesFrom(context, itemIndex);
  if (!Object.hasOwn(sources, from)) {
    return refuse(`Prices From: “${from}” is not one of the choices. They are inputItems, rows and list.`);
  }
  const { lines, place } = sources[from](job);
  const { prices, rounded } = readDailyPrices(lines, place, { timeZone: context.getTimezone() });
  if (prices.length === 0) return refuse('There are no prices: every line is empty.');
  const { created, updated, deleted } = await syncPrices(client, property_id, prices, { name });
  return { property_id, days: prices.length, created, updated, deleted, rounded };
}
