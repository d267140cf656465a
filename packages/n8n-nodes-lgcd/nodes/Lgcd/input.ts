import type { RawInput } from '@lgcd/core-client';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Form, FormField } from './form.ts';
import { apiValue } from './values.ts';

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

/**
 * Whether a field that was added and left empty says something: in an update it empties the field, where the API
 * takes that; elsewhere it is as good as not added.
 */
function sent({ collection }: Form, field: FormField, value: unknown): boolean {
  if (value === undefined) return false;
  const isUpdate = collection === 'updateFields' && !field.required;
  if (value === null) return isUpdate && field.nullable === true;
  return isUpdate || !isEmptyList(value);
}

/** The input of an operation, out of the parameters of the node for one item. */
export function inputOf(context: IExecuteFunctions, form: Form, itemIndex: number): RawInput {
  const timeZone = context.getTimezone();
  const optional = form.collection
    ? (context.getNodeParameter(form.collection, itemIndex, {}) as IDataObject)
    : {};
  const entries = form.fields.flatMap((field) => {
    const entered = field.required
      ? context.getNodeParameter(field.parameter, itemIndex, '')
      : optional[field.parameter];
    const value = apiValue(field, entered, timeZone);
    return sent(form, field, value) ? [[field.name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}
