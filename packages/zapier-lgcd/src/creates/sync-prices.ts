import { InputError, PriceSyncError, syncPrices } from '@lgcd/core-client';
import {
  type DailyPriceField,
  dailyPriceFields,
  type ReadPrices,
  readDailyPrices,
} from '@lgcd/core-client/input';
import type { PlainInputField } from 'zapier-platform-core';
import { catalog, type Field } from '../contract.ts';
import { ownField } from '../fields/derived.ts';
import { inputField } from '../fields/input.ts';
import { type InputData, readOne, setting } from '../fields/read.ts';
import type { Wording, Work } from './create.ts';
import { doneBy, earlier, forget, progressKey, remember, sum } from './sync-progress.ts';

export const syncPricesWording: Wording = {
  key: 'sync_prices',
  noun: 'Rate',
  label: 'Sync Prices',
  description: 'Sets the price of each day that is given, with the fewest changes of seasonal rates.',
};

const rate = catalog.operations['rate.create'];
const rateField = (name: string): PlainInputField[] =>
  rate.input.filter((field) => field.name === name).map((field) => inputField(rate, field));

const zapierTypes = { date: 'datetime', money: 'number', integer: 'integer' } as const;

const line = ({ name, label, type, ...field }: DailyPriceField): PlainInputField => ({
  key: name,
  label,
  type: zapierTypes[type],
  required: 'required' in field,
});

function pricesOf({ prices }: InputData): ReadPrices {
  const lines = (Array.isArray(prices) ? (prices as InputData[]) : []).map(
    (given) =>
      ({ name }: DailyPriceField) =>
        given[name],
  );
  const read = readDailyPrices(lines, (index) => `Price ${index + 1}`, setting);
  if (read.prices.length > 0) return read;
  throw new InputError('Prices are empty. Map the line items of days and their prices.');
}

const counted = (name: string, label: string): Field =>
  ownField(name, { label, type: 'integer', required: true });

/**
 * Daily prices of a pricing tool as LGCD's seasonal rates. A repeated run changes nothing more; runs that Zapier made of
 * one, because the minute of the token was used up, report their changes together.
 */
export const syncDailyPrices: Work = {
  inputFields: [
    ...rateField('property_id'),
    { key: 'prices', label: 'Prices', children: dailyPriceFields.map(line) },
    ...rateField('name'),
  ],
  output: [
    counted('property_id', 'Property ID'),
    counted('days', 'Days Given'),
    counted('created', 'Rates Created'),
    counted('updated', 'Rates Updated'),
    counted('deleted', 'Rates Deleted'),
    counted('rounded', 'Prices Rounded'),
  ],
  sample: { property_id: 1, days: 30, created: 2, updated: 1, deleted: 0, rounded: 0 },
  async perform(client, inputData, z) {
    const property_id = readOne(rate, 'property_id', inputData.property_id);
    if (typeof property_id !== 'number') throw new InputError('Property is empty. It is required.');
    const { prices, rounded } = pricesOf(inputData);
    const name = readOne(rate, 'name', inputData.name) as string | undefined;
    const key = progressKey([property_id, prices, name]);
    const before = await earlier(z, key);
    try {
      const { created, updated, deleted } = await syncPrices(client, property_id, prices, { name });
      await forget(z, key);
      return { property_id, days: prices.length, ...sum(before, { created, updated, deleted }), rounded };
    } catch (error) {
      if (error instanceof PriceSyncError) await remember(z, key, sum(before, doneBy(error)));
      throw error;
    }
  },
};
