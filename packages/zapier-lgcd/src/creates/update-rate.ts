import type { Input } from '@lgcd/core-client';
import { catalog } from '../contract.ts';
import { inputFields } from '../fields/input.ts';
import { readInput } from '../fields/read.ts';
import type { Work } from './create.ts';

const operation = catalog.operations['rate.update'];

/**
 * LGCD replaces a rate as a whole and empties what is left out. In a Zap an empty field means "as it is", so the rate
 * is read first.
 */
export const updateRate: Partial<Work> = {
  inputFields: inputFields(operation).map((field) => ({ ...field, required: field.key === 'rate_id' })),
  async perform(client, inputData) {
    const changes = readInput(operation, inputData);
    const { property_id, name, start_date, end_date, nightly_price, min_stay } = await client.call(
      'rate.get',
      {
        id: Number(changes.id),
      },
    );
    const kept = { property_id, name, start_date, end_date, nightly_price, min_stay };
    return client.call('rate.update', { ...kept, ...changes } as Input<'rate.update'>);
  },
};
