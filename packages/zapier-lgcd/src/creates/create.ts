import type { Client } from '@lgcd/core-client';
import type { Create, PlainInputField, ZObject } from 'zapier-platform-core';
import type { Field } from '../contract.ts';
import { outputFields } from '../fields/output.ts';
import { type Item, presentSample } from '../fields/present.ts';
import type { InputData } from '../fields/read.ts';
import { show } from '../fields/show.ts';
import { inRun } from '../platform.ts';
import { throttle } from '../throttle.ts';

type DynamicFields = (z: ZObject, bundle: never) => Promise<PlainInputField[]>;

/** What users read of a step. */
export interface Wording {
  key: string;
  noun: string;
  label: string;
  description: string;
}

/** What a create step asks for, gives and does. */
export interface Work {
  inputFields: (PlainInputField | DynamicFields)[];
  output: readonly Field[];
  sample: Item;
  perform(client: Client, inputData: InputData, z: ZObject): Promise<Item>;
}

export function createStep({ key, noun, label, description }: Wording, work: Work): Create {
  const { inputFields, output, sample, perform } = work;
  return {
    key,
    noun,
    display: { label, description },
    operation: {
      perform: inRun(async (client, { inputData }, z) => {
        const [shown] = await show(z, client, output, [await perform(client, inputData, z)]);
        return shown as Item;
      }),
      // Zapier's types ask a function among the fields for the exact fields before it.
      inputFields: inputFields as never,
      outputFields: outputFields(output),
      sample: presentSample(output, sample),
      throttle,
    },
  };
}
