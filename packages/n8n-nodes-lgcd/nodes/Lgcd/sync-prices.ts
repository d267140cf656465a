import { type DailyPrice, InputError, syncPrices } from '@lgcd/core-client';
import type { IDataObject } from 'n8n-workflow';
import { toDay } from './dates.ts';
import { inputOf } from './input.ts';
import type { Job } from './job.ts';
import { toNumber } from './values.ts';

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

const refuse = (message: string): never => {
  throw new InputError(message);
};

/** A day as it was given; what LGCD must know is checked here, so that nothing is sent of a list that is half right. */
function dailyPrice({ date, price, min_stay }: IDataObject, timeZone: string, place: string): DailyPrice {
  if (isEmpty(date)) return refuse(`${place} has no date.`);
  if (isEmpty(price)) return refuse(`${place} has no price.`);
  return {
    date: String(toDay(date, timeZone)),
    price: toNumber(price) as number,
    ...(min_stay === undefined ? {} : { min_stay: toNumber(min_stay) as number | null }),
  };
}

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

function listed({ context, itemIndex }: Job): DailyPrice[] {
  const list = parsed(context.getNodeParameter('prices', itemIndex, '[]'));
  if (!Array.isArray(list) || list.length === 0 || !list.every(isObject)) {
    return refuse(
      'Prices must be a list of days with their prices, as in [{ "date": "2026-08-12", "price": 950 }].',
    );
  }
  return list.map((entry, index) => dailyPrice(entry, context.getTimezone(), `Entry ${index + 1} of Prices`));
}

/** One day an item. A shortest stay of 0 is the form's way to leave it as it is. */
function ofItems({ context, itemIndexes }: Job): DailyPrice[] {
  return itemIndexes.map((index) => {
    const minStay = context.getNodeParameter('minStay', index, 0);
    const day = {
      date: context.getNodeParameter('date', index, '') as string,
      price: context.getNodeParameter('price', index, '') as number,
      ...(minStay ? { min_stay: minStay as number } : {}),
    };
    return dailyPrice(day, context.getTimezone(), `Item ${index}`);
  });
}

/**
 * Daily prices, as a pricing tool gives them, as LGCD's seasonal rates.
 * @throws InputError for a day that is none; PriceSyncError when a change fails after others were made
 */
export async function syncDailyPrices(job: Job): Promise<IDataObject> {
  const { context, client, form, itemIndex } = job;
  const { property_id, name } = inputOf(context, form, itemIndex) as { property_id: unknown; name?: string };
  if (typeof property_id !== 'number') return refuse('Property must be the ID of one.');
  const isBatch = context.getNodeParameter('pricesFrom', itemIndex, 'list') === 'inputItems';
  const prices = isBatch ? ofItems(job) : listed(job);
  const { created, updated, deleted } = await syncPrices(client, property_id, prices, { name });
  return { property_id, days: prices.length, created, updated, deleted };
}
