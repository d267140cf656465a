import type { Field } from '../catalog-types.ts';
import { isBlank } from './blank.ts';
import { readBoolean, readChoice } from './choice.ts';
import { readEmail, readUrl } from './contact.ts';
import { readDay, readMonth, readTime } from './day.ts';
import { readId } from './id.ts';
import { entriesOf, readMap } from './list.ts';
import { readMoney } from './money.ts';
import { readInteger, readNumber } from './number.ts';
import { readPhone } from './phone.ts';
import { FieldError, shown, shownOfPerson, Unreadable, unreadable } from './refusal.ts';
import { readText, readUuid } from './text.ts';

/** What reading needs of a field. The contract's fields are such; hosts put the label of their own form in. */
export type ReadableField = Pick<Field, 'name' | 'label' | 'type'> &
  Partial<
    Pick<Field, 'required' | 'nullable' | 'choices' | 'min' | 'max' | 'maxLength' | 'resource'> & {
      items: ReadableField;
    }
  >;

/** What reading needs of the host. */
export interface Setting {
  /** IANA zone that an instant is read in where a day is asked for: n8n's workflow, Zapier's agency. */
  timeZone: string;
}

const isNumeric = (type: Field['type']) => type === 'integer' || type === 'number' || type === 'money';

/** A reference is entered as an id, but for templates, which go by their names. */
const isId = ({ type, resource, name }: ReadableField) =>
  type === 'integer' && (resource !== undefined || name === 'id' || name.endsWith('_id'));

/** @throws Unreadable that shows the entry and not the list */
function readEntry(item: ReadableField, given: unknown, setting: Setting): unknown {
  try {
    const value = readKind(item, given, setting);
    checkBounds(item, value);
    return value;
  } catch (error) {
    if (error instanceof Unreadable) error.entry ??= { given };
    throw error;
  }
}

function readList(field: ReadableField, given: unknown, setting: Setting): unknown[] | undefined {
  const item: ReadableField = field.items ?? { name: field.name, label: field.label, type: 'string' };
  const asWords = isId(item) || item.type === 'url';
  const entries = entriesOf(given, asWords ? 'words' : 'phrases');
  const read = entries.map((entry) => readEntry(item, entry, setting));
  return read.length === 0 ? undefined : read;
}

/** The value as its kind of field has it. @throws Unreadable */
function readKind(field: ReadableField, given: unknown, setting: Setting): unknown {
  if (isId(field)) return readId(given, field.resource);
  switch (field.type) {
    case 'integer':
      return readInteger(given);
    case 'number':
      return readNumber(given);
    case 'money':
      return readMoney(given);
    case 'boolean':
      return readBoolean(given);
    case 'date':
      return readDay(given, setting.timeZone);
    case 'dateTime':
      return readTime(given, setting.timeZone);
    case 'month':
      return readMonth(given, setting.timeZone);
    case 'email':
      return readEmail(given);
    case 'phone':
      return readPhone(given);
    case 'url':
      return readUrl(given);
    case 'uuid':
      return readUuid(given);
    case 'choice':
      return readChoice(given, field.choices ?? []);
    case 'list':
      return readList(field, given, setting);
    case 'map':
    case 'object':
      return readMap(given);
    case 'string':
    case 'multiline':
      return readText(given);
  }
}

/** Bounds of the contract, said before anything is sent. @throws Unreadable */
function checkBounds({ type, min, max, maxLength }: ReadableField, value: unknown): void {
  if (isNumeric(type) && typeof value === 'number') {
    if (min !== undefined && value < min) unreadable('is too small', `The smallest is ${min}.`);
    if (max !== undefined && value > max) unreadable('is too large', `The largest is ${max}.`);
  }
  if (typeof value === 'string' && maxLength !== undefined && value.length > maxLength)
    unreadable('is too long', `At most ${maxLength} characters are taken, and these are ${value.length}.`);
}

const isOfPerson = ({ type }: ReadableField) => type === 'phone' || type === 'email';

/**
 * What was handed over for a field, in the type that the API takes; `undefined` when nothing was given, which is what
 * a blank of any kind is.
 *
 * @throws FieldError, whose sentence names the field by its label, shows what was given, and how it is written
 */
export function readField(field: ReadableField, given: unknown, setting: Setting): unknown {
  if (isBlank(given)) return undefined;
  try {
    const value = readKind(field, given, setting);
    checkBounds(field, value);
    return value;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const culprit = error.entry ? error.entry.given : given;
    const what = isOfPerson(field) ? shownOfPerson(culprit) : shown(culprit);
    throw new FieldError({ [field.name]: `${field.label}: ${what} ${error.message}` });
  }
}

/**
 * The same for values that come from another system and not from a person: what can't be read is nothing.
 * @returns `undefined` when it is blank, and when it is none of its kind
 */
export function readOrNothing(field: ReadableField, given: unknown, setting: Setting): unknown {
  try {
    return readField(field, given, setting);
  } catch (error) {
    if (error instanceof FieldError) return undefined;
    throw error;
  }
}
