import type { Values } from '../values.ts';
import type { Input } from './schema.ts';

/** `2026-07-15T10:23` of a field, in UTC, as the API writes times; and back. */
const toTime = (text: string): string => (/T\d\d:\d\d$/.test(text) ? `${text}:00+00:00` : text);
const fromTime = (iso: string): string => iso.slice(0, 16);

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Lines of `name = value`. */
const toMap = (text: string): Record<string, string> =>
  Object.fromEntries(
    lines(text).map((line) => {
      const at = line.indexOf('=');
      return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }),
  );

/** A value of the API as the field shows it. */
export function shownValue({ kind }: Input, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (kind === 'time') return fromTime(String(value));
  if (kind === 'boolean') return value ? '1' : '0';
  if (kind === 'list' && Array.isArray(value)) return value.join('\n');
  if (kind === 'map')
    return Object.entries(value)
      .map(([name, text]) => `${name} = ${text}`)
      .join('\n');
  return String(value);
}

function readValue({ kind }: Input, text: string): unknown {
  if (kind === 'time') return toTime(text);
  if (kind === 'list') return lines(text);
  if (kind === 'map') return toMap(text);
  return text;
}

/**
 * What the form sent, as input of the API; the check there brings text to numbers. With `before`, fields that show what
 * they showed are left out: who edits the dates of a stay wants it priced anew, not the old price confirmed.
 */
export function readInput(
  inputs: readonly Input[],
  values: Values,
  before?: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const input of inputs) {
    if (!values.has(input.name)) continue;
    const text = values.text(input.name)?.replaceAll('\r\n', '\n') ?? '';
    if (before && Object.hasOwn(before, input.name) && text === shownValue(input, before[input.name]))
      continue;
    if (text !== '') given[input.name] = readValue(input, text);
    else if (input.kind === 'list' && before) given[input.name] = [];
    else if (input.nullable && before) given[input.name] = null;
  }
  return given;
}
