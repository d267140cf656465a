import type { Client, Page } from '@lgcd/core-client';
import type { Bundle, PlainInputField, Trigger, ZObject } from 'zapier-platform-core';
import { catalog } from '../contract.ts';
import { type DropdownName, dropdowns } from '../fields/dropdowns.ts';
import { inputField } from '../fields/input.ts';
import { propertyNames } from '../fields/property-names.ts';
import { withClient } from '../platform.ts';
import { title } from '../text.ts';

type Option = { id: string | number; name: string };

/** The most that LGCD gives on a page. */
const perPage = 100;

const distinct = (options: Option[]): Option[] => [
  ...new Map(options.map((option) => [option.id, option])).values(),
];

/** What the list's address needs beside the page, as the property of iCal sources. */
function pathInput(resource: DropdownName, { inputData }: Bundle): Record<string, unknown> {
  const needed = catalog.operations[`${resource}.getAll`].input.filter((field) => field.in === 'path');
  return Object.fromEntries(needed.map(({ name }) => [name, inputData[name]]));
}

async function options(
  z: ZObject,
  client: Client,
  resource: DropdownName,
  bundle: Bundle,
): Promise<Option[]> {
  const input = { ...pathInput(resource, bundle), page: (bundle.meta.page ?? 0) + 1, per_page: perPage };
  const { data } = (await client.dispatch(`${resource}.getAll`, input)) as Page<{
    id: number;
    property_id?: number;
  }>;
  const dropdown = dropdowns[resource] as {
    name(object: object, property: string | null): string;
    value?(object: object): string | number;
  };
  const names = await propertyNames(z, client, data);
  return distinct(
    data.map((object) => ({
      id: dropdown.value?.(object) ?? object.id,
      name: dropdown.name(object, names.get(object.property_id) ?? null),
    })),
  );
}

type Fill = (z: ZObject, bundle: Bundle) => Promise<Option[]>;

/** Zapier takes numbers as ids too; its types do not say so. */
type Perform = Extract<Trigger['operation'], { type?: 'polling' }>['perform'];

const hiddenTrigger = (
  key: string,
  plural: string,
  fill: Fill,
  inputFields: PlainInputField[] = [],
): Trigger => ({
  key,
  noun: plural,
  display: {
    label: `List of ${plural}`,
    description: `Triggers when a dropdown of ${plural} opens.`,
    hidden: true,
  },
  operation: {
    type: 'polling',
    perform: fill as unknown as Perform,
    canPaginate: true,
    inputFields,
    sample: { id: 1, name: plural },
  },
});

function listTrigger(resource: DropdownName): Trigger {
  const operation = catalog.operations[`${resource}.getAll`];
  const plural = catalog.resources.find(({ name }) => name === resource)?.plural ?? resource;
  const path = operation.input
    .filter((field) => field.in === 'path')
    .map((field) => inputField(operation, field));
  return hiddenTrigger(
    dropdowns[resource].list,
    plural,
    withClient((client, bundle, z) => options(z, client, resource, bundle)),
    path,
  );
}

/** The languages that the chosen template is written in. */
const templateLanguages = hiddenTrigger(
  'list_whatsapp_template_languages',
  'Template Languages',
  withClient(async (client, { inputData, meta }) => {
    // There is one page; a second one would be the first again.
    if (meta.page) return [];
    const { data } = await client.call('whatsappTemplate.getAll', { per_page: perPage });
    const written = data.filter(({ name }) => name === inputData.template);
    return distinct(written.map(({ language }) => ({ id: language, name: title(language) })));
  }),
);

export const lists: Trigger[] = [
  ...(Object.keys(dropdowns) as DropdownName[]).map(listTrigger),
  templateLanguages,
];
