import type { OperationName } from '../contract/index.ts';
import { isObject } from './answer.ts';
import { TakenError } from './errors.ts';
import type { Lookup } from './lookup.ts';
import type { RawInput } from './request.ts';

/** A booking goes on from pending to confirmed and further without becoming another one. */
const moving = new Set(['status']);

const isTime = (text: string) => /^\d{4}-\d\d-\d\dT/.test(text);

/** The same thing, however LGCD writes it: times in another zone, emails in small letters, amounts as text. */
function isSame(name: string, sent: unknown, held: unknown): boolean {
  if (Array.isArray(sent) && Array.isArray(held))
    return sent.length === held.length && sent.every((one, index) => isSame(name, one, held[index]));
  if (typeof sent !== 'string' || typeof held !== 'string') return String(sent) === String(held ?? '');
  if (isTime(sent) && isTime(held)) return Date.parse(sent) === Date.parse(held);
  const [left, right] = [sent.trim(), held.trim()];
  return name.endsWith('email') ? left.toLowerCase() === right.toLowerCase() : left === right;
}

/** Names of the fields that were sent and are otherwise in the object. What LGCD does not answer is not compared. */
export function differing(sent: RawInput, held: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(sent).filter(
    (name) =>
      sent[name] !== undefined &&
      sent[name] !== null &&
      name in held &&
      !moving.has(name) &&
      !isSame(name, sent[name], held[name]),
  );
}

/**
 * The object that was found by the key of a create, when it is what was sent: then the create has been done before.
 * @throws TakenError when it is another one: answering it would be a success for what was never made
 */
export function agreed(
  operation: OperationName,
  { filter }: Lookup,
  sent: RawInput,
  found: unknown,
): unknown {
  const held = isObject(found) ? found : {};
  const fields = differing(sent, held);
  if (fields.length === 0) return found;
  const [key = ''] = Object.keys(filter);
  throw new TakenError({ operation, key, existing: held, differing: fields });
}
