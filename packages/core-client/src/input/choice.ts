import { trimmed } from './blank.ts';
import { unreadable } from './refusal.ts';

const truth = new Map<string, boolean>(
  Object.entries({ true: true, yes: true, on: true, 1: true, vrai: true, oui: true }).concat(
    Object.entries({ false: false, no: false, off: false, 0: false, faux: false, non: false }),
  ),
);

/**
 * True or false; also as text, as expressions and spreadsheets give it (`"true"`, `TRUE`, `VRAI`, `yes`, `1`).
 * @throws Unreadable
 */
export function readBoolean(given: unknown): boolean {
  if (typeof given === 'boolean') return given;
  const known =
    typeof given === 'string' || typeof given === 'number'
      ? truth.get(trimmed(String(given)).toLowerCase())
      : undefined;
  return known ?? unreadable('is neither true nor false', 'Write true or false.');
}

/** `In Progress`, `in-progress` and `in_progress` are one. `Booking.com` is what people call the channel `booking`. */
const key = (text: string) =>
  trimmed(text)
    .toLowerCase()
    .replace(/\.com$/, '')
    .replace(/[\s_-]+/g, '_');

/**
 * One of the API's words, however it is capitalised or spaced.
 * @throws Unreadable naming all of them
 */
export function readChoice(given: unknown, choices: readonly string[]): string {
  const found =
    typeof given === 'string' && given.length < 200
      ? choices.find((choice) => key(choice) === key(given))
      : undefined;
  return found ?? unreadable('is not one of the choices', `They are ${choices.join(', ')}.`);
}
