import { toDay, toMonth, toTime } from './dates.ts';
import type { FormField, ValueKind } from './form.ts';

/** A number that came as text, out of a spreadsheet or an expression; other text is handed on for LGCD to refuse. */
export function toNumber(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function toBoolean(value: unknown): unknown {
  if (value === 'true') return true;
  if (value === 'false') return false;
  return value;
}

function toText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

/** A list; from an expression it may come as one value, as `1, 2` or as JSON. */
function toList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [value];
  const text = value.trim();
  if (text === '') return [];
  if (text.startsWith('[')) {
    try {
      return toList(JSON.parse(text));
    } catch {
      return [text];
    }
  }
  return text.split(',').map((entry) => entry.trim());
}

const isFilled = (entry: unknown) => entry !== undefined && entry !== null && entry !== '';

const converters: Record<ValueKind, (value: unknown, timeZone: string) => unknown> = {
  text: toText,
  number: toNumber,
  boolean: toBoolean,
  date: toDay,
  dateTime: toTime,
  month: toMonth,
  texts: (value) => toList(value).filter(isFilled).map(toText),
  numbers: (value) => toList(value).filter(isFilled).map(toNumber),
  map: (value) => value,
};

/** A locator holds `{ mode, value }`; an expression or an old workflow gives the bare value. */
const isLocator = (value: unknown): value is { mode: string; value: unknown } =>
  typeof value === 'object' && value !== null && 'mode' in value && 'value' in value;

/** What a locator points to: the ID or name itself, or the ID out of a URL. */
export function located(value: unknown, segment: string): unknown {
  const inner = isLocator(value) ? value.value : value;
  if (typeof inner !== 'string') return inner;
  const text = inner.trim();
  return new RegExp(`^https?://.+/${segment}/([0-9]+)`).exec(text)?.[1] ?? text;
}

/** The value of a field as the API takes it; `undefined` or `null` when there is none. */
export function apiValue(field: FormField, entered: unknown, timeZone: string): unknown {
  const raw = field.segment === undefined ? entered : located(entered, field.segment);
  if (raw === undefined || raw === null || raw === '') return raw === undefined ? undefined : null;
  return converters[field.kind](raw, timeZone);
}
