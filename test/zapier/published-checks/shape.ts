import type { Field } from './definition.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys as Zapier's editor shows them: `a__b` for what is nested, `items[]a` for line items. */
export function flatKeys(value: Record<string, unknown>): Set<string> {
  const keys = new Set<string>();
  const visit = (part: unknown, path: string): void => {
    if (isRecord(part) && Object.keys(part).length > 0) {
      for (const [key, child] of Object.entries(part)) visit(child, join(path, key));
    } else if (Array.isArray(part) && part.some(isRecord)) {
      for (const item of part) visit(item, `${path}[]`);
    } else keys.add(path);
  };
  visit(value, '');
  return keys;
}

const join = (path: string, key: string): string =>
  path === '' || path.endsWith('[]') ? path + key : `${path}__${key}`;

/** The values at a flat key; line items give one for each item, what is missing gives none. */
export function valuesAt(value: unknown, key: string): unknown[] {
  if (key === '') return value === undefined || value === null ? [] : [value];
  if (isRecord(value) && key in value) return valuesAt(value[key], '');
  const [, name = '', separator, rest = ''] = /^(.+?)(__|\[\])(.*)$/.exec(key) ?? [];
  if (!separator || !isRecord(value)) return [];
  const child = value[name];
  if (separator === '__') return valuesAt(child, rest);
  return Array.isArray(child) ? child.flatMap((item) => valuesAt(item, rest)) : [];
}

const DATE = String.raw`\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?`;
/** A date, or a time with its offset: what D023 and T003 accept. */
const ISO = new RegExp(String.raw`^${DATE}(T${TIME}(Z|[+-]\d{2}:?\d{2}))?$`);
export const isIsoTime = (text: string): boolean => ISO.test(text);

const DATE_LIKE = [
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([T ]|$)/,
  /^\d{1,2}[-/. ]([A-Za-z]{3,9}|\d{1,2})[-/. ]\d{2,4}\b/,
  /^([A-Za-z]{3,9},? )?[A-Za-z]{3,9}\.? \d{1,2},? \d{4}\b/,
];

/** Texts within a value that are dates or times, but not as ISO 8601 writes them. */
export function badTimes(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    return DATE_LIKE.some((form) => form.test(value)) && !isIsoTime(value) ? [`${path}: ${value}`] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => badTimes(child, path ? `${path}.${key}` : key));
}

const text = (value: unknown): boolean => typeof value === 'string';
const MATCHES: Record<string, (value: unknown) => boolean> = {
  string: text,
  file: text,
  password: text,
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  datetime: (value) => typeof value === 'string' && isIsoTime(value),
};

/** Where a result departs from its output fields: a required field without value, a value of another type. */
export function departures(result: unknown, fields: readonly Field[]): string[] {
  return fields.flatMap((field) => {
    const values = valuesAt(result, field.key);
    if (values.length === 0) return field.required ? [`${field.key} is required and missing`] : [];
    if (field.children) return values.flat().flatMap((item) => departures(item, field.children ?? []));
    const matches = MATCHES[field.type ?? 'string'] ?? text;
    const single = field.list ? values.flat() : values;
    const wrong = single.find((value) => !matches(value));
    return wrong === undefined
      ? []
      : [`${field.key} is no ${field.type ?? 'string'}: ${JSON.stringify(wrong)}`];
  });
}
