import type { OperationEntry } from '../contract.ts';
import { exampleOf } from '../examples.ts';
import { emptiesField } from '../fields/empties.ts';
import { inputFields } from '../fields/input.ts';
import type { Item } from '../fields/present.ts';
import { readInput } from '../fields/read.ts';
import type { Work } from './create.ts';

/** The work of a create as the contract describes its operation; `own` is what it does in its own way. */
export function operationWork(operation: OperationEntry, own: Partial<Work> = {}): Work {
  return {
    inputFields: [...inputFields(operation), ...emptiesField(operation)],
    output: operation.output,
    sample: own.sample ?? exampleOf(operation),
    perform: async (client, inputData) =>
      (await client.dispatch(operation.name, readInput(operation, inputData))) as Item,
    ...own,
  };
}
