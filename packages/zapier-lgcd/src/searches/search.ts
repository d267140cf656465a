import { type Client, InputError, NotFoundError, type Page } from '@lgcd/core-client';
import type { PlainInputField, Search } from 'zapier-platform-core';
import { catalog, type Field, type OperationEntry, type OperationName } from '../contract.ts';
import { exampleOf } from '../examples.ts';
import { fieldKey, inputField, inputFields } from '../fields/input.ts';
import { outputFields } from '../fields/output.ts';
import { type Item, present } from '../fields/present.ts';
import { type InputData, isEmpty, readInput } from '../fields/read.ts';
import type { Offer } from '../offers.ts';
import { withClient } from '../platform.ts';
import { throttle } from '../throttle.ts';
import { documentFields, documentItem } from './document.ts';
import { type Local, matchesLocally } from './local.ts';

export interface Sought {
  operation: OperationEntry;
  offer: Extract<Offer, { as: 'create' | 'search' }>;
  /** Filters that LGCD does not have, applied to what it lists. */
  local?: Local[];
}

const perPage = 100;

const getOf = ({ resource }: OperationEntry): OperationEntry | undefined =>
  (catalog.operations as Partial<Record<string, OperationEntry>>)[`${resource}.get`];

/** A choice of the object itself, for a Zap that knows it from an earlier step: events carry less than the API. */
function itself(get: OperationEntry): PlainInputField[] {
  return get.input.map((field) => {
    const { search: _, ...shown } = inputField(get, field);
    return {
      ...shown,
      required: false,
      helpText: 'Finds exactly this one; the other fields are not needed then.',
    };
  });
}

async function one(client: Client, get: OperationEntry, inputData: InputData): Promise<Item[]> {
  try {
    return [(await client.dispatch(get.name, readInput(get, inputData))) as Item];
  } catch (error) {
    if (error instanceof NotFoundError) return [];
    throw error;
  }
}

async function many(
  client: Client,
  { operation, local = [] }: Sought,
  inputData: InputData,
): Promise<Item[]> {
  const filter = readInput(operation, inputData);
  const locally = local.filter(({ key }) => !isEmpty(inputData[key]));
  if (Object.keys(filter).length + locally.length === 0) {
    // Anything would match, and a search-or-create would take the first for the one that was meant.
    throw new InputError('There is nothing to search by: every field is empty. Fill at least one.');
  }
  const input = { ...filter, per_page: perPage };
  const page = (await client.dispatch(operation.name as OperationName, input)) as Page<Item>;
  return page.data.filter((item) => matchesLocally(item, locally, inputData));
}

/** The search step of a list, with the object itself as a further way to find it. */
function listSearch(sought: Sought): Search['operation'] {
  const { operation, local = [] } = sought;
  const get = getOf(operation);
  const isChosen = (inputData: InputData) =>
    get?.input.some((field) => !isEmpty(inputData[fieldKey(get, field)]));
  return step(operation.output, {
    sample: exampleOf(operation),
    inputFields: [...(get ? itself(get) : []), ...inputFields(operation), ...local],
    run: (client, inputData) =>
      get && isChosen(inputData) ? one(client, get, inputData) : many(client, sought, inputData),
  });
}

/** The search step of a report or the calendar: there is always exactly one. */
function documentSearch({ operation }: Sought): Search['operation'] {
  return step(documentFields(operation), {
    sample: documentItem(operation, exampleOf(operation)),
    inputFields: inputFields(operation),
    run: async (client, inputData) => {
      const document = (await client.dispatch(operation.name, readInput(operation, inputData))) as Item;
      return [documentItem(operation, document)];
    },
  });
}

interface Parts {
  sample: Item;
  inputFields: PlainInputField[];
  run(client: Client, inputData: InputData): Promise<Item[]>;
}

function step(fields: readonly Field[], { sample, inputFields, run }: Parts): Search['operation'] {
  return {
    perform: withClient(async (client, { inputData }) =>
      (await run(client, inputData)).map((item) => present(fields, item)),
    ),
    inputFields,
    outputFields: outputFields(fields),
    sample: present(fields, sample),
    throttle,
  };
}

export function searchStep(sought: Sought): Search {
  const { operation, offer } = sought;
  return {
    key: offer.key,
    noun: offer.noun,
    display: { label: offer.label, description: offer.description },
    operation: operation.returns === 'document' ? documentSearch(sought) : listSearch(sought),
  };
}
