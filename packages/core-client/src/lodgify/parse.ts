import { dayOf } from './day.ts';
import { decimalOf } from './decimal.ts';
import type { Field, Shape } from './describe.ts';
import { type FieldFault, LodgifyObjectError } from './error.ts';
import { isLodgifyEvent, lodgifyEvents } from './events.ts';
import { type LodgifyObject, type ObjectKind, objects } from './objects.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** How a value of each kind reads; `undefined` when it is none. Hosts that pass ids through forms make them text. */
const scalars: Record<
  Exclude<Field['kind'], 'object' | 'list'>,
  { read(value: unknown): unknown; must: string }
> = {
  text: { read: (value) => (typeof value === 'string' ? value : undefined), must: 'a text' },
  integer: {
    read: (value) => {
      const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value;
      return Number.isSafeInteger(number) ? number : undefined;
    },
    must: 'a whole number',
  },
  amount: { read: decimalOf, must: 'an amount, as in "1235" or 1235.5' },
  boolean: { read: (value) => (typeof value === 'boolean' ? value : undefined), must: 'true or false' },
  day: { read: dayOf, must: 'a day, as in 2022-05-21T00:00:00' },
  time: {
    read: (value) =>
      typeof value === 'string' && time.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined,
    must: 'a time, as in 2024-01-30T14:15:00+00:00',
  },
};

function readField(field: Field, value: unknown, path: string, faults: FieldFault[]): unknown {
  if (value === undefined || value === null) {
    if (field.kind === 'list') return [];
    if (field.essential) faults.push({ field: path, must: 'be there' });
    return null;
  }
  if (field.kind === 'list') {
    if (Array.isArray(value)) {
      return value.map((item, index) => readField(field.items, item, `${path}.${index}`, faults));
    }
    faults.push({ field: path, must: 'be a list' });
    return [];
  }
  if (field.kind === 'object') {
    if (isObject(value)) return readShape(field.fields, value, path, faults);
    faults.push({ field: path, must: 'be an object' });
    return null;
  }
  const { read, must } = scalars[field.kind];
  const result = read(value);
  if (result === undefined) faults.push({ field: path, must: `be ${must}` });
  return result;
}

/** Unknown fields stay as they are: Lodgify adds some from time to time. */
function readShape(shape: Shape, given: Record<string, unknown>, path: string, faults: FieldFault[]) {
  const read = Object.entries(shape).map(([name, field]) => [
    name,
    readField(field, given[name], path ? `${path}.${name}` : name, faults),
  ]);
  return { ...given, ...Object.fromEntries(read) };
}

/** Lodgify adds booking events from time to time; the object tells what it is. */
function kindOf(given: Record<string, unknown>): ObjectKind {
  const { action } = given;
  if (isLodgifyEvent(action)) return lodgifyEvents[action].object;
  if (typeof action === 'string' && action.startsWith('booking') && isObject(given.booking)) {
    return 'booking_change';
  }
  throw new LodgifyObjectError(
    typeof action === 'string'
      ? "The action of this object is none of Lodgify's webhook events. Hand over the object as Lodgify sent it."
      : 'This is no object of a Lodgify webhook: it has no action. Hand over the whole object as Lodgify sent it.',
  );
}

/**
 * Reads one of the four objects of Lodgify's webhooks: amounts become exact decimals, dates without zone become
 * days, unknown fields are kept, and what Lodgify leaves out is null.
 * @throws LodgifyObjectError which names every field that is not what the page says
 */
export function parseLodgifyObject(given: unknown): LodgifyObject {
  if (!isObject(given)) {
    throw new LodgifyObjectError(
      'This is no object of a Lodgify webhook. Hand over the JSON object that Lodgify sent, not a part or a list of it.',
    );
  }
  const kind = kindOf(given);
  const faults: FieldFault[] = [];
  const object = readShape(objects[kind], given, '', faults);
  if (faults.length > 0) {
    const list = faults.map(({ field, must }) => `${field} must ${must}`).join('; ');
    throw new LodgifyObjectError(`The ${kind} object is not as Lodgify describes it: ${list}.`, faults);
  }
  return { kind, object } as LodgifyObject;
}
