import type { PlainOutputField } from 'zapier-platform-core';
import type { Field } from '../contract.ts';
import { withDerived } from './derived.ts';
import { labelWithUnit } from './unit.ts';

type OutputType = NonNullable<PlainOutputField['type']>;

/** Zapier's type of a value. Text stands for what Zapier knows no type for; maps arrive as JSON text. */
const types: Record<Exclude<Field['type'], 'object' | 'list'>, OutputType> = {
  string: 'string',
  multiline: 'string',
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
  map: 'string',
};

interface Place {
  /** What stands before the field's name: `booking__` for a nested one, `lines[]` for a line item. */
  key: string;
  label: string;
  /** A line item is required only where its list has items, which Zapier cannot say. */
  optional: boolean;
}

function outputField(field: Field, place: Place): PlainOutputField[] {
  const key = `${place.key}${field.name}`;
  const label = [place.label, labelWithUnit(field)].filter(Boolean).join(' ');
  const { type, items } = field;
  if (type === 'object') return fieldsAt(field.fields, { ...place, key: `${key}__`, label });
  if (type === 'list' && items?.type === 'object') {
    return fieldsAt(items.fields, { key: `${key}[]`, label, optional: true });
  }
  if (type === 'list') return [{ key, label, type: scalar(items), list: true }];
  return [
    { key, label, type: types[type], ...(field.required && !place.optional ? { required: true } : {}) },
  ];
}

const scalar = (items: Field | undefined): OutputType =>
  items && items.type !== 'list' && items.type !== 'object' ? types[items.type] : 'string';

const fieldsAt = (fields: readonly Field[] = [], place: Place): PlainOutputField[] =>
  withDerived(fields).flatMap((field) => outputField(field, place));

/** The contract's fields as Zapier names and labels them: `booking__guest_name`, "Booking Guest Name". */
export const outputFields = (fields: readonly Field[]): PlainOutputField[] =>
  fieldsAt(fields, { key: '', label: '', optional: false });
