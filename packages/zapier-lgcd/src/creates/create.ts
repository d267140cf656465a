import type { Client } from '@lgcd/core-client';
import type { Create, PlainInputField, PlainOutputField, ZObject } from 'zapier-platform-core';
import type { Item } from '../fields/present.ts';
import type { InputData } from '../fields/read.ts';
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
  outputFields: PlainOutputField[];
  sample: Item;
  perform(client: Client, inputData: InputData): Promise<Item>;
}

export function createStep({ key, noun, label, description }: Wording, work: Work): Create {
  const { inputFields, outputFields, sample, perform } = work;
  return {
    key,
    noun,
    display: { label, description },
    operation: {
      perform: inRun((client, { inputData }) => perform(client, inputData)),
      // Zapier's types ask a function among the fields for the exact fields before it.
      inputFields: inputFields as never,
      outputFields,
      sample,
      throttle,
    },
  };
}
