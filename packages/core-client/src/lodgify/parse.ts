import { decimalOf } from './decimal.ts';
import type { Field, Shape } from './describe.ts';
import { type FieldFault, LodgifyObjectError } from './error.ts';
import { isLodgifyEvent, lodgifyEvents } from './events.ts';
import { type LodgifyObject, type ObjectKind, objects } from './objects.ts';
import { dayOf, integerOf, timeOf } from './values.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How a value of each kind reads; `undefined` when it is none. Hosts that pass ids through forms make them text. */
const scalars: Record<
  Exclude<Field['kind'], 'object' | 'list'>,
  { read(value: unknown): unknown; must: string }
> = {
  text: { read: (value) => (typeof value === 'string' ? value : undefined), must: 'a text' },
  integer: { read: integerOf, must: 'a whole number' },
  amount: { read: decimalOf, must: 'an amount, as in "1235" or 1235.5' },
  boolean: { read: (value) => (typeof value === 'boolean' ? value : undefined), must: 'true or false' },
  day: { read: dayOf, must: 'a day, as in 2022-05-21T00:00:00' },
  time: {
    // Kept as Lodgify writes it.
    read: (value) => (typeof value === 'string' && timeOf(value) !== undefined ? value : undefined),
    must: 'a time, as in 2024-01-30T14:15:00+00:00',
  },
};

/** What was found to be odd while an object was read. */
interface Odd {
  /** In fields that decide something: the object is refused. */
  faults: FieldFault[];
  /** In all others: they read as if they were not there. */
  remarks: FieldFault[];
}

const matters = (field: Field): boolean => field.essential === true || field.decisive === true;

/** Some senders write an id or a phone number without quotes; what is text decides nothing then. */
const asText = (field: Field, value: unknown): unknown =>
  field.kind === 'text' && !matters(field) && Number.isSafeInteger(value) ? String(value) : value;

const isBlank = (field: Field, value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (field.kind !== 'text' && typeof value === 'string' && value.trim() === '');

function readField(field: Field, value: unknown, path: string, odd: Odd): unknown {
  const nothing = field.kind === 'list' ? [] : null;
  const refuse = (must: string) => {
    (matters(field) ? odd.faults : odd.remarks).push({ field: path, must });
    return nothing;
  };
  if (isBlank(field, value)) return field.essential ? refuse('be there') : nothing;
  if (field.kind === 'list') {
    if (!Array.isArray(value)) return refuse('be a list');
    const items = value.map((item, index) => readField(field.items, item, `${path}.${index}`, odd));
    return items.filter((item) => item !== null);
  }
  if (field.kind === 'object') {
    return isObject(value) ? readShape(field.fields, value, path, odd) : refuse('be an object');
  }
  const { read, must } = scalars[field.kind];
  return read(asText(field, value)) ?? refuse(`be ${must}`);
}

/** Unknown fields stay as they are: Lodgify adds some from time to time. */
function readShape(shape: Shape, given: Record<string, unknown>, path: string, odd: Odd) {
  const read = Object.entries(shape).map(([name, field]) => [
    name,
    readField(field, given[name], path ? `${path}.${name}` : name, odd),
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
 * days, unknown fields are kept, and what Lodgify leaves out is null. A field that is not what the page says is null
 * too, with a remark, unless something is decided by it.
 * @throws LodgifyObjectError which names every field that decides something and is not what the page says
 */
export function parseLodgifyObject(given: unknown): LodgifyObject & { remarks: string[] } {
  if (!isObject(given)) {
    throw new LodgifyObjectError(
      'This is no object of a Lodgify webhook. Hand over the JSON object that Lodgify sent, not a part or a list of it.',
    );
  }
  const kind = kindOf(given);
  const odd: Odd = { faults: [], remarks: [] };
  const object = readShape(objects[kind], given, '', odd);
  if (odd.faults.length > 0) {
    const list = odd.faults.map(({ field, must }) => `${field} must ${must}`).join('; ');
    throw new LodgifyObjectError(`The ${kind} object is not as Lodgify describes it: ${list}.`, odd.faults);
  }
  const remarks = odd.remarks.map(
    ({ field, must }) => `Lodgify's ${field} should ${must}, and is not, so it was left out.`,
  );
  return { kind, object, remarks } as LodgifyObject & { remarks: string[] };
}
