import type { IExecuteFunctions } from 'n8n-workflow';
import { located } from './locator.ts';
import { pricesFrom } from './prices-from.ts';

/** Items whose prices are sent together, because a rate spans days of several items. */
const isBatch = (context: IExecuteFunctions) =>
  context.getNodeParameter('resource', 0) === 'rate' &&
  context.getNodeParameter('operation', 0) === 'syncPrices' &&
  pricesFrom(context, 0) === 'inputItems';

/** The items of a run, one at a time, or those of a property together. */
export function batchesOf(context: IExecuteFunctions): number[][] {
  const indexes = [...context.getInputData().keys()];
  if (indexes.length === 0 || !isBatch(context)) return indexes.map((index) => [index]);
  const byProperty = new Map<string, number[]>();
  for (const index of indexes) {
    const property = String(located(context.getNodeParameter('propertyId', index, '')));
    byProperty.set(property, [...(byProperty.get(property) ?? []), index]);
  }
  return [...byProperty.values()];
}
