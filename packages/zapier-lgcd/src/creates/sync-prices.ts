import { type DailyPrice, InputError, syncPrices } from '@lgcd/core-client';
import type { PlainInputField } from 'zapier-platform-core';
import { catalog, type Field } from '../contract.ts';
import { inputField } from '../fields/input.ts';
import { convert, type InputData, isEmpty } from '../fields/read.ts';
import type { Wording, Work } from './create.ts';

export const syncPricesWording: Wording = {
  key: 'sync_prices',
  noun: 'Rate',
  label: 'Sync Prices',
  description: 'Makes LGCD hold the given price of each day, with the fewest changes of its seasonal rates.',
};

const rate = catalog.operations['rate.create'];
const rateField = (name: string): PlainInputField[] =>
  rate.input.filter((field) => field.name === name).map((field) => inputField(rate, field));

const items =
  catalog.operations['calendar.get'].output.find(({ name }) => name === 'data')?.items?.fields ?? [];
const days: readonly Field[] = items.find(({ name }) => name === 'days')?.items?.fields ?? [];

type Part = keyof DailyPrice;
const isPart = (name: string): name is Part => ['date', 'price', 'min_stay'].includes(name);

/** Date, price and shortest stay of a day, as the calendar names them, so that its days can be mapped back. */
const parts = days.filter(({ name }) => isPart(name));

const zapierTypes: Record<Part, NonNullable<PlainInputField['type']>> = {
  date: 'datetime',
  price: 'number',
  min_stay: 'integer',
};

const line = ({ name, label }: Field): PlainInputField => ({
  key: name,
  label,
  type: zapierTypes[name as Part],
  required: name !== 'min_stay',
});

const dailyPrice = (given: InputData): DailyPrice => {
  const filled = parts.filter(({ name }) => !isEmpty(given[name]));
  return Object.fromEntries(
    filled.map((part) => [part.name, convert(part, given[part.name])]),
  ) as unknown as DailyPrice;
};

function pricesOf({ prices }: InputData): DailyPrice[] {
  const lines = Array.isArray(prices) ? (prices as InputData[]).map(dailyPrice) : [];
  const incomplete = lines.findIndex(({ date, price }) => isEmpty(date) || isEmpty(price));
  if (lines.length === 0)
    throw new InputError('There are no prices. Map the line items of days and their prices.');
  if (incomplete >= 0)
    throw new InputError(`Price ${incomplete + 1} has no date or no price. Give both for each day.`);
  return lines;
}

const counted = (key: string, label: string) => ({ key, label, type: 'integer' as const, required: true });

/** Daily prices of a pricing tool as LGCD's seasonal rates. A repeated run changes nothing more. */
export const syncDailyPrices: Work = {
  inputFields: [
    ...rateField('property_id'),
    { key: 'prices', label: 'Prices', children: parts.map(line) },
    ...rateField('name'),
  ],
  outputFields: [
    counted('property_id', 'Property ID'),
    counted('days', 'Days Given'),
    counted('created', 'Rates Created'),
    counted('updated', 'Rates Updated'),
    counted('deleted', 'Rates Deleted'),
  ],
  sample: { property_id: 1, days: 30, created: 2, updated: 1, deleted: 0 },
  async perform(client, inputData) {
    const property_id = Number(inputData.property_id);
    if (!Number.isSafeInteger(property_id) || property_id < 1)
      throw new InputError('Property must be the id of one.');
    const prices = pricesOf(inputData);
    const name = isEmpty(inputData.name) ? null : String(inputData.name);
    const { created, updated, deleted } = await syncPrices(client, property_id, prices, { name });
    return { property_id, days: prices.length, created, updated, deleted };
  },
};
