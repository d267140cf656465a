import { InputError } from '../client/errors.ts';
import { redact } from '../client/redact.ts';

/** Why a value is none of its kind; the field's label and the value are put before it. Never leaves this folder. */
export class Unreadable extends Error {
  /** The entry of a list that it is about, where it is one. */
  entry?: { given: unknown };
}

/**
 * @param what the rest of the sentence after the value, as in `is not a day`
 * @param example how it is written, as a sentence of its own
 */
export const unreadable = (what: string, example: string): never => {
  throw new Unreadable(`${what}. ${example}`);
};

/** One or several fields of a form can't be read. Nothing was sent. Each sentence names its field by its label. */
export class FieldError extends InputError {
  /** The sentences by the API's name of the field. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(fields: Readonly<Record<string, string>>) {
    super(Object.values(fields).join(' '));
    this.fields = fields;
  }
}

const longest = 40;

/** What was given, short enough for a sentence; a secret in it is masked. */
export function shown(value: unknown): string {
  if (typeof value === 'string') {
    const text = redact(value.slice(0, 500));
    const cut = text.length > longest ? `${text.slice(0, longest).replace(/\p{Surrogate}$/u, '')}…` : text;
    return `“${cut}”`;
  }
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' || typeof value === 'function') return 'an object';
  return String(value);
}

/** A guest's number or address, as far as its owner needs it to find it again. */
export function shownOfPerson(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return shown(value);
  const text = String(value);
  return text.length > 6 ? `“${text.slice(0, 3)}…${text.slice(-2)}”` : shown(value);
}
