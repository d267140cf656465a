import type { OperationEntry } from '../contract.ts';
import { exampleOf } from '../examples.ts';
import { emptiesField } from '../fields/empties.ts';
import { inputFields } from '../fields/input.ts';
import { outputFields } from '../fields/output.ts';
import { type Item, present } from '../fields/present.ts';
import { readInput } from '../fields/read.ts';
import type { Work } from './create.ts';

/** The work of a create as the contract describes its operation; `own` is what it does in its own way. */
export function operationWork(operation: OperationEntry, own: Partial<Work> = {}): Work {
  const { output } = operation;
  const perform: Work['perform'] =
    own.perform ??
    (async (client, inputData) =>
      (await client.dispatch(operation.name, readInput(operation, inputData))) as Item);
  return {
    inputFields: [...inputFields(operation), ...emptiesField(operation)],
    outputFields: outputFields(output),
    sample: own.sample ?? present(output, exampleOf(operation)),
    ...own,
    perform: async (client, inputData) => present(output, await perform(client, inputData)),
  };
}
