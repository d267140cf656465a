import type { OperationName } from '../contract/index.ts';
import { operations } from '../generated/operations.ts';
import { isObject } from './answer.ts';
import type { RawInput } from './request.ts';
import type { Page } from './types.ts';

/** How to find what a create has made: the resource's list, filtered by the key that the caller gave it. */
export interface Lookup {
  list: OperationName;
  filter: RawInput;
}

/** The look-up of a create whose natural key is given; undefined where there is none. */
export function lookupOf(operation: OperationName, input: RawInput): Lookup | undefined {
  const key = operations[operation].naturalKey;
  const list = `${operation.split('.')[0]}.getAll`;
  const value = key === undefined ? undefined : input[key];
  if (key === undefined || value === undefined || value === null || value === '') return undefined;
  if (!Object.hasOwn(operations, list)) return undefined;
  return { list: list as OperationName, filter: { [key]: value } };
}

/**
 * The live object with that key. A cancelled one has given its key free.
 * Answers `unknown` when the list holds others: then the server did not filter, and what was not seen may be there.
 */
export function foundIn(page: Page<unknown>, { filter }: Lookup): { found: unknown } | 'none' | 'unknown' {
  const [key, value] = Object.entries(filter)[0] as [string, unknown];
  const items = page.data.filter(isObject);
  if (items.some((item) => String(item[key]) !== String(value))) return 'unknown';
  const found = items.find((item) => item.status !== 'cancelled');
  return found ? { found } : 'none';
}
