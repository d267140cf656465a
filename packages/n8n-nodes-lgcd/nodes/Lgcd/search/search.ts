import {
  type Client,
  type OperationName,
  operations,
  type Page,
  type RawInput,
  type ResourceName,
} from '@lgcd/core-client';
import { readInput } from '@lgcd/core-client/input';
import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { editorClientOf } from '../../shared/client.ts';
import { nodeError } from '../../shared/errors.ts';
import { forms } from '../forms.generated.ts';
import { located } from '../locator.ts';
import { labelOf } from './labels.ts';

/** What LGCD gives at most on one page. */
const perPage = 100;

/** Pages that one look into a list reads at most, where LGCD cannot search itself: a sixth of a minute's requests. */
const pagesAtOnce = 10;

/** The object that a list stands below, as the iCal sources of a property do: chosen in the node before. */
function parentOf(context: ILoadOptionsFunctions, operation: OperationName): RawInput {
  const fields = forms
    .find((form) => form.operation === operation)
    ?.fields.filter(({ topLevel }) => topLevel);
  return readInput(fields ?? [], ({ parameter }) => located(context.getCurrentNodeParameter(parameter)), {
    timeZone: context.getTimezone(),
  });
}

interface Entry {
  name: string;
  value: string | number;
}

/** Known by their names. Of the others the newest are looked for, and LGCD has those first. */
const named = new Set<ResourceName>(['icalSource', 'owner', 'property', 'whatsappTemplate']);

const inOrder = (resource: ResourceName, entries: Entry[]) =>
  named.has(resource) ? entries.sort((a, b) => a.name.localeCompare(b.name)) : entries;

/** One entry for each value: a template has the same name in every language, `welcome · ar, en, fr`. */
function merged(entries: readonly Entry[]): Entry[] {
  const byValue = new Map<Entry['value'], Entry>();
  for (const entry of entries) {
    const known = byValue.get(entry.value);
    if (known) known.name = `${known.name}, ${entry.name.split(' · ').at(-1)}`;
    else byValue.set(entry.value, entry);
  }
  return [...byValue.values()];
}

interface Look {
  resource: ResourceName;
  client: Client;
  operation: OperationName;
  input: Record<string, unknown>;
  toEntry: (object: IDataObject) => Entry;
  /** Sought by LGCD itself where its list has a search, else in the labels. */
  filter: string | undefined;
}

async function look(
  { resource, client, operation, input, toEntry, filter }: Look,
  first: number,
): Promise<INodeListSearchResult> {
  const searches = operations[operation].query.includes('search');
  const sought = searches ? '' : (filter ?? '').trim().toLowerCase();
  const query = searches && filter ? { ...input, search: filter } : input;
  for (let page = first; ; page += 1) {
    const { data, meta } = (await client.dispatch(operation, {
      ...query,
      page,
      per_page: perPage,
    })) as Page<IDataObject>;
    const found = merged(data.map(toEntry)).filter(({ name }) => name.toLowerCase().includes(sought));
    const results = inOrder(resource, found);
    const isLast = page >= meta.last_page;
    if (isLast || results.length > 0 || page - first + 1 >= pagesAtOnce)
      return isLast ? { results } : { results, paginationToken: String(page + 1) };
  }
}

/** The list of a resource locator: searchable, a page at a time. The template's key is its name, all others' the ID. */
export function searcher(resource: ResourceName) {
  return async function (
    this: ILoadOptionsFunctions,
    filter?: string,
    paginationToken?: string,
  ): Promise<INodeListSearchResult> {
    const operation = `${resource}.getAll` as OperationName;
    const key = resource === 'whatsappTemplate' ? 'name' : 'id';
    try {
      return await look(
        {
          resource,
          client: await editorClientOf(this),
          operation,
          input: parentOf(this, operation),
          toEntry: (object) => ({ name: labelOf(resource, object), value: object[key] as string | number }),
          filter,
        },
        Number(paginationToken ?? 1),
      );
    } catch (error) {
      throw nodeError(this.getNode(), error);
    }
  };
}
