import { InputError, syncPrices } from '@lgcd/core-client';
import { type DailyPriceField, readDailyPrices } from '@lgcd/core-client/input';
import type { IDataObject } from 'n8n-workflow';
import { inputOf } from './input.ts';
import type { Job } from './job.ts';

const refuse = (message: string): never => {
  throw new InputError(message);
};

function parsed(given: unknown): unknown {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}

const isObject = (entry: unknown): entry is IDataObject =>
  typeof entry === 'object' && entry !== null && !Array.isArray(entry);

type Line = (field: DailyPriceField) => unknown;

/** The days of a list, each with `date`, `price` and, where it is meant, `min_stay`. */
function listed({ context, itemIndex }: Job): Line[] {
  const list = parsed(context.getNodeParameter('prices', itemIndex, '[]'));
  if (!Array.isArray(list) || list.length === 0 || !list.every(isObject)) {
    return refuse(
      'Prices must be a list of days with their prices, as in [{ "date": "2026-08-12", "price": 950 }].',
    );
  }
  return list.map(
    (entry: IDataObject) =>
      ({ name }: DailyPriceField) =>
        entry[name],
  );
}

/** One day an item. A shortest stay of 0 is the form's way to leave it as it is. */
function ofItems({ context, itemIndexes }: Job): Line[] {
  const parameters = { date: 'date', price: 'price', min_stay: 'minStay' } as const;
  return itemIndexes.map((index) => ({ name }: DailyPriceField) => {
    const given = context.getNodeParameter(parameters[name], index, '');
    return name === 'min_stay' && Number(given) === 0 ? undefined : given;
  });
}

/**
 * Daily prices, as a pricing tool gives them, as LGCD's seasonal rates.
 * @throws FieldError for a day that can't be read; PriceSyncError when a change fails after others were made
 */
export async function syncDailyPrices(job: Job): Promise<IDataObject> {
  const { context, client, form, itemIndex, itemIndexes } = job;
  const { property_id, name } = inputOf(context, form, itemIndex) as { property_id: number; name?: string };
  const isBatch = context.getNodeParameter('pricesFrom', itemIndex, 'list') === 'inputItems';
  const { prices, rounded } = readDailyPrices(
    isBatch ? ofItems(job) : listed(job),
    (index) => (isBatch ? `Item ${itemIndexes[index]}` : `Entry ${index + 1} of Prices`),
    { timeZone: context.getTimezone() },
  );
  if (prices.length === 0) return refuse('There are no prices: every line is empty.');
  const { created, updated, deleted } = await syncPrices(client, property_id, prices, { name });
  return { property_id, days: prices.length, created, updated, deleted, rounded };
}
