import { catalog, type OperationEntry } from './contract.ts';
import type { Item } from './fields/present.ts';

/**
 * The contract's example of what an operation answers.
 * @throws Error when there is none, so that an operation cannot be offered without a sample
 */
export function exampleOf({ name, object = '' }: OperationEntry): Item {
  const example = catalog.examples[object];
  if (!example) throw new Error(`There is no example of what ${name} answers.`);
  return example as Item;
}
