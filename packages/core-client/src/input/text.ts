import { trimmed } from './blank.ts';
import { unreadable } from './refusal.ts';

/**
 * A text, without the white space around it. A number or a truth value becomes the text of itself.
 * @throws Unreadable for an object, which would become `[object Object]`
 */
export function readText(given: unknown): string {
  if (typeof given === 'string') return trimmed(given);
  if (typeof given === 'boolean' || typeof given === 'bigint') return String(given);
  if (typeof given === 'number' && Number.isFinite(given)) return String(given);
  return unreadable('is not a text', 'Map one of its fields, or write a text.');
}

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

/**
 * A UUID, also out of the address of the object that has it; the last one in it.
 * @throws Unreadable
 */
export function readUuid(given: unknown): string {
  const found = typeof given === 'string' && given.length < 4000 ? given.match(uuid)?.at(-1) : undefined;
  return found ?? unreadable('is not an ID', 'It is as in 7f2a8b1c-9d4e-4f5a-b2c1-3d6e8f901234.');
}
