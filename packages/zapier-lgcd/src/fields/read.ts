import type { Field, InputField, OperationEntry } from '../contract.ts';
import { fieldKey } from './input.ts';

export type InputData = Readonly<Record<string, unknown>>;

/** Zapier hands over `''` for a field that was filled and cleared again. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.every(isEmpty));

/** What is no number stays what it is: LGCD's refusal names the field better than we could. */
function numeric(value: unknown): unknown {
  const number = typeof value === 'string' ? Number(value.trim()) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : value;
}

/** A day belongs to the property's calendar, so the zone that Zapier adds to it is dropped, not converted. */
const day = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) ? value.slice(0, 10) : value;

const truth = new Map<unknown, boolean>([
  ['true', true],
  ['yes', true],
  ['1', true],
  [1, true],
  ['false', false],
  ['no', false],
  ['0', false],
  [0, false],
]);

/** A value of a form in the type that the API takes. */
export function convert(field: Field, value: unknown): unknown {
  switch (field.type) {
    case 'integer':
    case 'number':
    case 'money':
      return numeric(value);
    case 'boolean':
      return truth.get(typeof value === 'string' ? value.toLowerCase() : value) ?? value;
    case 'date':
      return day(value);
    case 'list': {
      const items = (Array.isArray(value) ? value : [value]).filter((item) => !isEmpty(item));
      return field.items ? items.map((item) => convert(field.items as Field, item)) : items;
    }
    default:
      return value;
  }
}

/** A Zap step's input as the API takes it: the fields of the operation that are filled, in the API's types. */
export function readInput(operation: OperationEntry, inputData: InputData): Record<string, unknown> {
  const given = (field: InputField) => inputData[fieldKey(operation, field)];
  const filled = operation.input.filter((field) => field.type !== 'map' && !isEmpty(given(field)));
  return Object.fromEntries(filled.map((field) => [field.name, convert(field, given(field))]));
}
