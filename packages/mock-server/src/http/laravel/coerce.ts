import type { z } from 'zod';
import { isoTime } from '../../engine/clock.ts';
import { definition, isInteger, unwrap } from './schema.ts';

/**
 * Brings input to the types of a schema as far as Laravel's rules accept it: `integer`, `numeric` and `boolean` take
 * numeric strings, `date` takes a time in several spellings, an array may come as a map with numbers as keys. What does
 * not fit stays as it is, for the schema to refuse.
 */
export function coerce(schema: z.ZodType, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  const inner = unwrap(schema);
  const { type, format, element, valueType, shape } = definition(inner);
  switch (type) {
    case 'number':
      return isInteger(inner) ? toInteger(value) : toNumber(value);
    case 'boolean':
      return value === 1 || value === '1' ? true : value === 0 || value === '0' ? false : value;
    case 'string':
      return format === 'datetime' ? toTime(cut(inner, value)) : cut(inner, value);
    case 'array': {
      const list = toList(value);
      return Array.isArray(list) && element ? list.map((member) => coerce(element, member)) : list;
    }
    case 'record':
      return valueType && isMap(value)
        ? map(value, (_, member) => coerce(valueType, member))
        : Array.isArray(value) && value.length === 0
          ? {}
          : value;
    case 'object':
      return shape && isMap(value)
        ? map(value, (key, member) => (shape[key] ? coerce(shape[key], member) : member))
        : value;
    default:
      return value;
  }
}

/** No field is longer than this. */
const longest = 10_000;

/**
 * What is too long stays too long by one character: megabytes are not worth a regular expression, and some would
 * overflow its stack.
 */
function cut(schema: z.ZodType, value: unknown): unknown {
  const most = (schema as z.ZodString).maxLength ?? longest;
  return typeof value === 'string' && value.length > most ? value.slice(0, most + 1) : value;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function map(value: Record<string, unknown>, change: (key: string, member: unknown) => unknown) {
  const changed = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of Object.entries(value)) changed[key] = change(key, member);
  return changed;
}

/** PHP's FILTER_VALIDATE_INT: no fraction, no leading zero. */
const toInteger = (value: unknown) =>
  typeof value === 'string' && /^[+-]?(0|[1-9]\d*)$/.test(value) ? Number(value) : value;

/** PHP's `is_numeric`. */
const toNumber = (value: unknown) =>
  typeof value === 'string' && /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : value;

const toList = (value: unknown): unknown =>
  isMap(value) && Object.keys(value).every((key) => /^\d+$/.test(key)) ? Object.values(value) : value;

const day = /^(\d{4})-(\d{2})-(\d{2})$/;
const instant = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?$/i;

/** As Carbon reads it: UTC unless said otherwise. Answers the one spelling that the store compares. */
function toTime(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const parts = day.test(value) ? [value, value, '00:00'] : instant.exec(value);
  if (!parts) return value;
  const [, date = '', time, seconds = ':00', , zone = 'Z'] = parts;
  // `Date` turns February 30th into March 2nd; Laravel refuses it.
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return value;
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const ms = Date.parse(`${date}T${time}${seconds}${offset}`);
  return Number.isNaN(ms) || ms < minTime || ms > maxTime ? value : isoTime(ms);
}

/** Years that are written with four digits, whatever the offset. */
const minTime = Date.parse('0000-01-01T00:00:00Z');
const maxTime = Date.parse('9999-12-31T23:59:59Z');
