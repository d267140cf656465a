import { isProgramWord } from '../client/redact.ts';
import { isObject } from './document.ts';
import type { FlatField } from './fields.ts';

/** What was seen at one place: how often, and as what. Never a value, but for the words of a choice. */
export interface SeenField {
  times: number;
  /** How often as which type: `integer`, `string date`, `null`, … */
  types: Record<string, number>;
  /** What was chosen, where the contract has a choice. */
  words?: string[];
}

/** By the way to it, as in `data[].id`. */
export type Shape = Record<string, SeenField>;

/** Stands for a name or a word that may be anything: a person, a secret. */
export const notShown = '(not shown)';

export const shownWord = (text: string): string => (isProgramWord(text) ? text : notShown);

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
const isTime = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/.test(text);

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value !== 'string') return typeof value;
  if (isDay(value)) return 'string date';
  return isTime(value) ? 'string date-time' : 'string';
}

/**
 * What a body is made of, by the contract's fields: what it does not have is named, and not looked into, since its
 * names may be data as well.
 */
export function shapeOf(body: unknown, contract: ReadonlyMap<string, FlatField>): Shape {
  const seen = new Map<string, SeenField>();
  const parents = new Set(
    [...contract.keys()].flatMap((way) =>
      way.includes('.') ? [way.slice(0, way.lastIndexOf('.'))] : way === '' || way.endsWith('[]') ? [] : [''],
    ),
  );
  const note = (way: string, value: unknown): void => {
    const field = seen.get(way) ?? { times: 0, types: {} };
    seen.set(way, field);
    field.times += 1;
    const type = typeOf(value);
    field.types[type] = (field.types[type] ?? 0) + 1;
    if (typeof value === 'string' && contract.get(way)?.choices) {
      field.words = [...new Set([...(field.words ?? []), wordOf(way, value)])];
    }
  };
  const wordOf = (way: string, value: string) =>
    contract.get(way)?.choices?.includes(value) ? value : shownWord(value);
  const visit = (way: string, value: unknown): void => {
    note(way, value);
    if (Array.isArray(value)) {
      if (contract.has(`${way}[]`)) for (const item of value) visit(`${way}[]`, item);
    } else if (isObject(value) && parents.has(way)) {
      for (const [name, inner] of Object.entries(value)) {
        const child = way === '' ? name : `${way}.${name}`;
        if (contract.has(child) && !/[.[]/.test(name)) visit(child, inner);
        else note(way === '' ? shownWord(name) : `${way}.${shownWord(name)}`, inner);
      }
    }
  };
  visit('', body);
  return Object.fromEntries(seen);
}
