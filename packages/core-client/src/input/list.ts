import { isBlank, trimmed } from './blank.ts';
import { unreadable } from './refusal.ts';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What separates entries in a text that holds several; an ID or a choice holds no blank itself. */
const separators = { words: /[,;\s]/, phrases: /[,;\n\r]/ } as const;

/**
 * The entries of a list, without the blank ones. A list comes as such, as JSON, or as a text with commas, semicolons or
 * line breaks between the entries; between ids and choices blanks separate too, also within an entry of a list.
 */
export function entriesOf(given: unknown, separated: keyof typeof separators): unknown[] {
  if (Array.isArray(given)) {
    const entries = separated === 'words' ? given.flatMap((entry) => entriesOf(entry, 'words')) : given;
    return entries.filter((entry) => !isBlank(entry));
  }
  if (isBlank(given)) return [];
  if (typeof given !== 'string') return [given];
  const text = trimmed(given);
  const json = text.startsWith('[') ? parsed(text) : undefined;
  if (Array.isArray(json)) return entriesOf(json, separated);
  return text
    .split(separators[separated])
    .map(trimmed)
    .filter((entry) => entry !== '');
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Values by name, as an object or as JSON; those that are blank are left out. `undefined` when none is left.
 * @throws Unreadable
 */
export function readMap(given: unknown): Record<string, unknown> | undefined {
  const value = typeof given === 'string' ? parsed(given) : given;
  if (Array.isArray(value) && value.length === 0) return undefined;
  if (!isObject(value)) {
    return unreadable('is not a set of names with values', 'Write it as in { "guest_name": "Karim" }.');
  }
  const filled = Object.entries(value).filter(([, one]) => !isBlank(one));
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}
