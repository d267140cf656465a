import type { PlainInputField } from 'zapier-platform-core';
import type { OperationEntry } from '../contract.ts';
import { ownField } from '../fields/derived.ts';
import { inputFields } from '../fields/input.ts';
import { readInput } from '../fields/read.ts';
import type { Work } from './create.ts';

const warning = (noun: string): PlainInputField => ({
  key: 'warning',
  label: 'Warning',
  type: 'copy',
  helpText: `This deletes the ${noun} for good as soon as the Zap runs. It cannot be undone.`,
});

/** A delete: LGCD answers nothing, a Zap needs something to go on with. */
export const remove = (operation: OperationEntry, noun: string): Partial<Work> => ({
  inputFields: [...inputFields(operation), warning(noun)],
  output: [
    ownField('id', { label: 'ID', type: 'integer', required: true }),
    ownField('deleted', { label: 'Deleted', type: 'boolean', required: true }),
  ],
  sample: { id: 1, deleted: true },
  async perform(client, inputData) {
    const input = readInput(operation, inputData);
    await client.dispatch(operation.name, input);
    return { id: input.id, deleted: true };
  },
});
