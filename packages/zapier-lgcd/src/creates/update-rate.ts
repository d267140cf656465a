import { updateRate as update } from '@lgcd/core-client';
import { catalog } from '../contract.ts';
import { emptiesField } from '../fields/empties.ts';
import { inputFields } from '../fields/input.ts';
import { readInput } from '../fields/read.ts';
import type { Work } from './create.ts';

const operation = catalog.operations['rate.update'];

/** In a Zap an empty field means "as it is", so only the rate itself is required. */
export const updateRate: Partial<Work> = {
  inputFields: [
    ...inputFields(operation).map((field) => ({ ...field, required: field.key === 'rate_id' })),
    ...emptiesField(operation),
  ],
  perform: (client, inputData) => {
    const changes = readInput(operation, inputData, ({ name }) => name === 'id');
    return update(client, changes as unknown as Parameters<typeof update>[1]);
  },
};
