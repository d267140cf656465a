import type { Catalog, Field, InputField, ResourceEntry } from '../../../core-client/src/catalog-data.ts';
import { eventOptions, patternOptions } from './events.ts';
import { locator } from './locator.ts';
import { fieldText, idText } from './texts.ts';
import { camelCase, choiceName, description, inSentence, sorted } from './wording.ts';

export type Parameter = Record<string, unknown> & { displayName: string; name: string };

export interface Described {
  parameter: Parameter;
  /** Of a locator: what it points to. */
  resource?: ResourceEntry['name'];
}

/** No number by default: one that is left alone must be neither a free night nor a review of one star. */
const numeric = ({ min, max }: Field, precision: number) => ({
  type: 'number',
  typeOptions: {
    ...(min === undefined ? {} : { minValue: min }),
    ...(max === undefined ? {} : { maxValue: max }),
    numberPrecision: precision,
  },
  default: '',
});

const choices = (values: readonly string[]) =>
  sorted(
    values.map((value) => ({ name: choiceName(value), value })),
    ({ name }) => name,
  );

const placeholders: Partial<Record<Field['type'], string>> = {
  email: 'name@email.com',
  phone: 'e.g. +212600000000',
  url: 'e.g. https://example.com/calendar.ics',
};

const text = (field: Field) => ({
  type: 'string',
  ...(field.type === 'multiline' ? { typeOptions: { rows: 4 } } : {}),
  default: '',
  ...(placeholders[field.type] ? { placeholder: placeholders[field.type] } : {}),
});

/** A list whose entries are typed in one by one, or chosen. */
function list(catalog: Catalog, field: Field): { input: object; suffix?: string } {
  const items = field.items as Field;
  if (items.resource) {
    return {
      suffix: ' Names or IDs',
      input: {
        type: 'multiOptions',
        typeOptions: { loadOptionsMethod: 'getProperties' },
        default: [],
        description:
          'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
      },
    };
  }
  // The subscription of a webhook: the one list whose entries follow a pattern.
  if (items.pattern) {
    return { input: { type: 'multiOptions', default: [], options: patternOptions(catalog) } };
  }
  return {
    input: { type: 'string', typeOptions: { multipleValues: true }, default: [] },
  };
}

function plain(catalog: Catalog, field: Field): { input: object; suffix?: string } {
  if (field.event) {
    return { input: { type: 'options', options: eventOptions(catalog), default: '' } };
  }
  switch (field.type) {
    case 'choice':
      return {
        input: { type: 'options', options: choices(field.choices ?? []), default: '' },
      };
    case 'integer':
      return { input: numeric(field, 0) };
    case 'number':
    case 'money':
      return { input: numeric(field, 2) };
    case 'boolean':
      return { input: { type: 'boolean', default: true } };
    case 'date':
      return { input: { type: 'dateTime', typeOptions: { dateOnly: true }, default: '' } };
    case 'dateTime':
      return { input: { type: 'dateTime', default: '' } };
    case 'month':
      return { input: text(field) };
    case 'list':
      return list(catalog, field);
    case 'map':
    case 'object':
      return { input: { type: 'json', default: '{}' } };
    default:
      return { input: text(field) };
  }
}

/** A field of the contract as a parameter of the node. */
export function describe(
  catalog: Catalog,
  field: InputField,
  own: ResourceEntry,
  isUpdate = false,
): Described {
  const name = camelCase(field.name);
  const target =
    field.in === 'path' && field.name === 'id'
      ? own.name
      : field.type === 'list'
        ? undefined
        : field.resource;
  const resource = catalog.resources.find((entry) => entry.name === target);
  if (resource) {
    const parameter = {
      displayName: resource.label,
      name,
      ...locator(catalog, field, resource),
      description: description(
        field.type === 'integer' ? idText(field.description, resource.label) : field.description,
        resource.label,
      ),
    };
    return { parameter, resource: resource.name };
  }
  const { input, suffix } = plain(catalog, field);
  const singular = field.label.replace(/ IDs$/, '');
  return {
    parameter: {
      displayName: suffix ? `${singular}${suffix}` : field.label,
      name,
      description: description(fieldText(field, isUpdate), field.label),
      ...input,
      ...(field.type === 'month'
        ? { placeholder: `e.g. 2026-07, the month of the ${inSentence(own.label)}` }
        : {}),
      // The one address that is no calendar's.
      ...(field.type === 'url' && own.name === 'webhook'
        ? { placeholder: 'e.g. https://example.com/webhook' }
        : {}),
    },
  };
}
