import { bestFirst, type Client, InputError, NotFoundError, search } from '@lgcd/core-client';
import { isBlank, type ReadableField, readCriteria } from '@lgcd/core-client/input';
import type { PlainInputField, Search } from 'zapier-platform-core';
import {
  catalog,
  type Field,
  type InputField,
  type OperationEntry,
  type OperationName,
} from '../contract.ts';
import { exampleOf } from '../examples.ts';
import { fieldKey, inputField, inputFields, isFilled } from '../fields/input.ts';
import { outputFields } from '../fields/output.ts';
import { type Item, presentSample } from '../fields/present.ts';
import { type InputData, readable, readInput, setting } from '../fields/read.ts';
import { show } from '../fields/show.ts';
import type { Offer } from '../offers.ts';
import { inRun } from '../platform.ts';
import { throttle } from '../throttle.ts';
import { documentFields, documentItem } from './document.ts';
import { localField, matchesLocally } from './local.ts';

export interface Sought {
  operation: OperationEntry;
  offer: Extract<Offer, { as: 'create' | 'search' }>;
  /** Filters that LGCD does not have, applied to what it lists. */
  local?: readonly Field[];
}

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

/** A field of a search, and what it is good for. */
type Criterion = ReadableField & { key: string; role: 'itself' | 'place' | 'filter' | 'local' };

/** Everything that a search can be told: the object itself, what the list filters, what is filtered here. */
function criteriaOf({ operation, local = [] }: Sought): Criterion[] {
  const get = getOf(operation);
  const of = (owner: OperationEntry, field: InputField, role: Criterion['role']): Criterion => ({
    ...readable(owner, field),
    required: role === 'place',
    key: fieldKey(owner, field),
    role,
  });
  return [
    ...(get?.input.map((field) => of(get, field, 'itself')) ?? []),
    ...operation.input
      .filter(isFilled)
      .map((field) => of(operation, field, field.in === 'path' ? 'place' : 'filter')),
    ...local.map((field): Criterion => ({ ...field, required: false, key: field.name, role: 'local' })),
  ];
}

async function one(client: Client, get: OperationEntry, input: Item): Promise<Item[]> {
  try {
    return [(await client.dispatch(get.name, input)) as Item];
  } catch (error) {
    if (error instanceof NotFoundError) return [];
    throw error;
  }
}

/** What a list is searched by; a search for nothing finds nothing that was meant. */
async function found(client: Client, sought: Sought, inputData: InputData): Promise<Item[]> {
  const { operation } = sought;
  const fields = criteriaOf(sought);
  if (fields.every(({ key, role }) => role === 'place' || isBlank(inputData[key]))) {
    // Anything would match, and a search-or-create would take the first for the one that was meant.
    const places = fields.filter(({ role }) => role === 'place').map(({ label }) => label);
    const besides = places.length > 0 ? ` besides ${places.join(', ')}` : '';
    throw new InputError(`There is nothing to search by: every field${besides} is empty. Fill at least one.`);
  }
  const criteria = readCriteria(fields, ({ key }) => inputData[key], setting);
  const of = (...roles: Criterion['role'][]): Item =>
    Object.fromEntries(
      fields
        .filter(({ name, role }) => roles.includes(role) && criteria[name] !== undefined)
        .map(({ name }) => [name, criteria[name]]),
    );
  const get = getOf(operation);
  if (get && criteria.id !== undefined) return one(client, get, of('itself'));
  const objects = (await search(client, operation.name as OperationName, of('place', 'filter'))) as Item[];
  return bestFirst(
    objects.filter((item) => matchesLocally(item, of('local'))),
    criteria,
  );
}

/** The search step of a list, with the object itself as a further way to find it. */
function listSearch(sought: Sought): Search['operation'] {
  const { operation, local = [] } = sought;
  const get = getOf(operation);
  return step(operation.output, {
    sample: exampleOf(operation),
    inputFields: [...(get ? itself(get) : []), ...inputFields(operation), ...local.map(localField)],
    run: (client, inputData) => found(client, sought, inputData),
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

export interface Parts {
  sample: Item;
  inputFields: PlainInputField[];
  run(client: Client, inputData: InputData): Promise<Item[]>;
}

export function step(fields: readonly Field[], { sample, inputFields, run }: Parts): Search['operation'] {
  return {
    perform: inRun(async (client, { inputData }, z) => show(z, client, fields, await run(client, inputData))),
    inputFields,
    outputFields: outputFields(fields),
    sample: presentSample(fields, sample),
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
