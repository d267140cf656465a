import type { PlainInputField } from 'zapier-platform-core';
import { catalog, type InputField, type OperationEntry, type ResourceName } from '../contract.ts';
import { sentence, snake, title } from '../text.ts';
import { dropdownOf, reference } from './dropdowns.ts';
import { labelWithUnit } from './unit.ts';

type InputType = NonNullable<PlainInputField['type']>;

const types: Record<Exclude<InputField['type'], 'object' | 'list' | 'map'>, InputType> = {
  string: 'string',
  multiline: 'text',
  integer: 'integer',
  number: 'number',
  money: 'number',
  boolean: 'boolean',
  date: 'datetime',
  dateTime: 'datetime',
  month: 'string',
  email: 'string',
  phone: 'string',
  url: 'string',
  uuid: 'string',
  choice: 'string',
};

const hidden = new Set(['page', 'per_page']);

/** The object that an operation is about, `id` in the path, is `booking_id` in a form, beside other ids. */
export const fieldKey = (operation: OperationEntry, field: InputField): string =>
  field.in === 'path' && field.name === 'id' ? `${snake(operation.resource)}_id` : field.name;

/** The resource whose object a field names. */
export const resourceOf = (operation: OperationEntry, field: InputField): ResourceName | undefined =>
  field.resource ?? (field.in === 'path' && field.name === 'id' ? operation.resource : undefined);

/** Users choose a property, not a "Property ID" (Zapier's build guidelines). */
function labelOf(field: InputField, resource: ResourceName | undefined): string {
  if (field.name === 'id') return dropdownOf(resource)?.noun ?? field.label;
  const listed = field.type === 'list' && catalog.resources.find(({ name }) => name === resource);
  return listed ? listed.plural : labelWithUnit(field).replace(/ ID$/, '');
}

const words = (text: string): string[] => text.toLowerCase().match(/[a-z]+/g) ?? [];
const fillers = new Set(['a', 'an', 'the', 'of', 'its']);

/** Help that repeats the label, as "Name of the guest" under "Guest Name", teaches users not to read help. */
function saysMore({ label, description }: InputField): boolean {
  const said = words(label).flatMap((word) => [word, `${word}s`, word.replace(/s$/, '')]);
  return words(description).some((word) => !fillers.has(word) && !said.includes(word));
}

/** An example of the contract for this field, to show in the empty form. */
function placeholder({ examples }: OperationEntry, { name }: InputField): { placeholder?: string } {
  const value = examples.map(({ input }) => input[name]).find((given) => given !== undefined);
  return typeof value === 'string' || typeof value === 'number' ? { placeholder: String(value) } : {};
}

function choicesOf({ choices }: { choices?: readonly string[] }): Pick<PlainInputField, 'choices'> {
  if (!choices) return {};
  return { choices: choices.map((value) => ({ value, sample: value, label: title(value) })) };
}

/** One field of an operation as Zapier's form shows it. */
export function inputField(operation: OperationEntry, field: InputField): PlainInputField {
  const resource = resourceOf(operation, field);
  const dropdown = dropdownOf(resource);
  const shape = field.type === 'list' ? (field.items ?? field) : field;
  const type =
    shape.type === 'list' || shape.type === 'object' || shape.type === 'map' ? 'string' : types[shape.type];
  const common: PlainInputField = {
    key: fieldKey(operation, field),
    label: labelOf(field, resource),
    type,
    required: field.required,
    ...(field.type === 'list' ? { list: true } : {}),
  };
  if (dropdown) return { ...common, ...reference(dropdown), ...dependence(resource) };
  const help = saysMore(field) ? { helpText: sentence(field.description) } : {};
  return { ...common, ...help, ...choicesOf(shape), ...placeholder(operation, field) };
}

/** A dropdown whose list lies under another object, as iCal sources under their property, waits for that one. */
function dependence(resource: ResourceName | undefined): { dependsOn?: string[] } {
  const list = (catalog.operations as Partial<Record<string, OperationEntry>>)[`${resource}.getAll`];
  const needed = list?.input.filter((field) => field.in === 'path').map(({ name }) => name) ?? [];
  return needed.length > 0 ? { dependsOn: needed } : {};
}

/** Whether users fill a field: paging is the app's, and maps have forms of their own. */
export const isFilled = ({ name, type }: InputField): boolean => !hidden.has(name) && type !== 'map';

/** All fields of an operation that users fill; required ones first. */
export function inputFields(operation: OperationEntry): PlainInputField[] {
  const fields = operation.input.filter(isFilled);
  const required = fields.filter((field) => field.required);
  const optional = fields.filter((field) => !field.required);
  return [...required, ...optional].map((field) => inputField(operation, field));
}
