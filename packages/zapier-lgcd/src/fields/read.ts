import { agencyTimeZone } from '@lgcd/core-client/catalog';
import {
  type Form,
  isBlank,
  type ReadableField,
  readField,
  readInput as readForm,
} from '@lgcd/core-client/input';
import type { InputField, OperationEntry } from '../contract.ts';
import { fieldKey, inputField, isFilled, resourceOf } from './input.ts';

export type InputData = Readonly<Record<string, unknown>>;

/** Days are those of the agency: a Zap has no zone of its own. */
export const setting: Form = { timeZone: agencyTimeZone };

/** A field as the core reads it, under the label that the form shows. */
export function readable(operation: OperationEntry, field: InputField): ReadableField {
  const { label } = inputField(operation, field);
  const resource = resourceOf(operation, field);
  return { ...field, label: label ?? field.label, ...(resource ? { resource } : {}) };
}

/** One field of a step, as the API takes it; `undefined` when it is blank. */
export const readOne = (
  operation: OperationEntry,
  name: string,
  given: unknown,
  more: Partial<ReadableField> = {},
): unknown => {
  const field = operation.input.find((input) => input.name === name) as InputField;
  return readField({ ...readable(operation, field), ...more }, given, setting);
};

/** The field of an update that names what is to be emptied: a blank is never it, since a mapping may come out blank. */
export const emptiesKey = 'fields_to_empty';

const emptied = ({ [emptiesKey]: given }: InputData): ReadonlySet<string> =>
  new Set([given].flat().filter((name): name is string => !isBlank(name)));

/**
 * A Zap step's input as the API takes it: the fields of the operation that are filled, in the API's types.
 * @param isRequired whether the step asks for a field; as the operation does when left out
 * @throws FieldError in the labels of the form
 */
export function readInput(
  operation: OperationEntry,
  inputData: InputData,
  isRequired: (field: InputField) => boolean = ({ required }) => required,
): Record<string, unknown> {
  const fields = operation.input.filter(isFilled).map((field) => ({
    ...readable(operation, field),
    required: isRequired(field),
    key: fieldKey(operation, field),
  }));
  return readForm(fields, ({ key }) => inputData[key], { ...setting, emptied: emptied(inputData) });
}
