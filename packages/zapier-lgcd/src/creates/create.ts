import { type Client, type Page, ValidationError } from '@lgcd/core-client';
import type { Create, PlainOutputField, InputField as ZapierField } from 'zapier-platform-core';
import type { OperationEntry, OperationName } from '../contract.ts';
import { exampleOf } from '../examples.ts';
import { inputFields } from '../fields/input.ts';
import { outputFields } from '../fields/output.ts';
import { type Item, present } from '../fields/present.ts';
import { type InputData, isEmpty, readInput } from '../fields/read.ts';
import type { Offer } from '../offers.ts';
import { withClient } from '../platform.ts';
import { throttle } from '../throttle.ts';

export interface Made {
  operation: OperationEntry;
  offer: Extract<Offer, { as: 'create' | 'search' }>;
}

/** What a create does in its own way; the rest follows from the contract. */
export interface Custom {
  inputFields?: ZapierField<never>[];
  outputFields?: PlainOutputField[];
  sample?: Item;
  perform?(client: Client, inputData: InputData): Promise<Item>;
}

/** The object that an earlier run of the same Zap step has made with the caller's key for it. */
async function alreadyMade(
  client: Client,
  operation: OperationEntry,
  input: Item,
): Promise<Item | undefined> {
  const { naturalKey, resource } = operation;
  if (!naturalKey || isEmpty(input[naturalKey])) return undefined;
  const filter = { [naturalKey]: input[naturalKey] };
  const page = (await client.dispatch(`${resource}.getAll` as OperationName, filter)) as Page<Item>;
  return page.data.find((made) => made[naturalKey] === input[naturalKey] && made.status !== 'cancelled');
}

/** Makes the object once for one key, however often Zapier runs the step: a refused repetition answers the first. */
async function once(client: Client, operation: OperationEntry, input: Item): Promise<Item> {
  try {
    return (await client.dispatch(operation.name, input)) as Item;
  } catch (error) {
    const made = error instanceof ValidationError ? await alreadyMade(client, operation, input) : undefined;
    if (!made) throw error;
    return made;
  }
}

/** The create step of an operation. */
export function createStep({ operation, offer }: Made, custom: Custom = {}): Create {
  const usual = (client: Client, inputData: InputData): Promise<Item> =>
    once(client, operation, readInput(operation, inputData));
  const run = custom.perform ?? usual;
  return {
    key: offer.key,
    noun: offer.noun,
    display: { label: offer.label, description: offer.description },
    operation: {
      perform: withClient(async (client, { inputData }) =>
        present(operation.output, await run(client, inputData)),
      ),
      inputFields: (custom.inputFields ?? inputFields(operation)) as never,
      outputFields: custom.outputFields ?? outputFields(operation.output),
      sample: custom.sample ?? present(operation.output, exampleOf(operation)),
      throttle,
    },
  };
}
