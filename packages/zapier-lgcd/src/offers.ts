import type { ZapierEntry } from '@lgcd/core-client/catalog';
import { catalog, type OperationName } from './contract.ts';

/** How a user meets an operation of the API; the words stand in the contract. */
export type Offer = Extract<ZapierEntry, { as: 'create' | 'search' }>;

/** The operations that are offered in one way, with what the user reads. */
export const offered = (as: Offer['as']): [OperationName, Offer][] =>
  Object.values(catalog.operations).flatMap(({ name, zapier }): [OperationName, Offer][] =>
    zapier.as === as ? [[name, zapier]] : [],
  );

/** @throws Error for an operation that is not offered as a step of its own */
export function offerOf(name: OperationName): Offer {
  const { zapier } = catalog.operations[name];
  if (zapier.as === 'create' || zapier.as === 'search') return zapier;
  throw new Error(`${name} is no step of its own.`);
}
