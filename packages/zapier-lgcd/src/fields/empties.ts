import type { PlainInputField } from 'zapier-platform-core';
import type { OperationEntry } from '../contract.ts';
import { inputField, isFilled } from './input.ts';
import { emptiesKey } from './read.ts';

/**
 * How a field is emptied on purpose. A blank field of an update keeps what LGCD has, since a mapping that finds nothing
 * is blank too.
 */
export function emptiesField(operation: OperationEntry): PlainInputField[] {
  if (operation.key !== 'update') return [];
  const choices = operation.input
    .filter((field) => isFilled(field) && field.in === 'body' && field.nullable)
    .map((field) => ({
      value: field.name,
      sample: field.name,
      label: inputField(operation, field).label ?? field.label,
    }));
  if (choices.length === 0) return [];
  return [
    {
      key: emptiesKey,
      label: 'Fields to Empty',
      type: 'string',
      required: false,
      list: true,
      choices,
      helpText:
        'What LGCD is to have no value for any more. A field that is left empty above stays as it is.',
    },
  ];
}
