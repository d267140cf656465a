import type { ResourceName } from '../contract/index.ts';
import { operations } from '../generated/operations.ts';
import { trimmed } from './blank.ts';
import { unreadable } from './refusal.ts';

const example = 'Give the number of one, as in 42, or its address.';

/** `bookings`, as it stands before the id in the path of a booking. */
const segmentOf = (resource: string): string | undefined =>
  Object.entries(operations)
    .filter(([name]) => name.startsWith(`${resource}.`))
    .map(([, { path }]) => /\/([\w-]+)\/\{id\}/.exec(path)?.[1])
    .find((segment) => segment !== undefined);

const withoutQuery = (address: string) => address.split('?', 1)[0] as string;

/** The numbers that stand behind a segment of an address, in its path or behind its `#`. */
function idsBehind(address: string, segment: string | undefined): string[] {
  const parts = address.split(/[/#]/);
  const isAsked = (part: string | undefined) =>
    segment === undefined ? part !== undefined && /^[a-z-]+$/i.test(part) : part?.toLowerCase() === segment;
  return parts.filter((part, index) => /^\d+$/.test(part) && isAsked(parts[index - 1]));
}

function idOfAddress(address: string, resource: string | undefined): string {
  const segment = resource === undefined ? undefined : segmentOf(resource);
  const path = idsBehind(withoutQuery(address), segment);
  const found = [...new Set(path.length > 0 ? path : idsBehind(address, segment))];
  const [id] = found;
  if (found.length === 1 && id !== undefined) return id;
  return unreadable(
    segment ? `is no address with /${segment}/ and a number in it` : 'is no address of one object',
    example,
  );
}

/**
 * The id of an object: a number from 1, `9876`, `#9876`, or the address of its page with whatever stands behind it
 * (`/edit`, `?x`, `#x`). An address of another kind of object is refused.
 *
 * @throws Unreadable
 */
export function readId(given: unknown, resource?: ResourceName): number {
  const text = typeof given === 'number' || typeof given === 'bigint' ? String(given) : given;
  if (typeof text !== 'string') return unreadable('is not an ID', example);
  const plain = trimmed(text);
  const id = plain.includes('/') ? idOfAddress(plain, resource) : plain.replace(/^#/, '');
  // Spreadsheets write whole numbers as 9876.0.
  const number = /^\d{1,17}(?:\.0{1,9})?$/.test(id) ? Number(id) : Number.NaN;
  if (!Number.isSafeInteger(number)) return unreadable('is not an ID', example);
  return number >= 1 ? number : unreadable('is not an ID: they begin at 1', example);
}
