import type { OperationName } from '../contract/index.ts';
import { isObject } from './answer.ts';
import type { Client } from './client.ts';
import type { RawInput } from './request.ts';
import type { PageOperationName } from './types.ts';

/** What people call an object by; the rest of its texts are not what a search means. */
const isName = (key: string) => /(?:^|_)(?:name|reference|email|phone|number|title|action|author)$/.test(key);

/** A text as two people compare it who do not mind accents and capitals. */
export const plainText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').trim().replace(/\s+/g, ' ').toLowerCase();

/** 0 for the very thing, 1 for what begins so, 2 for what contains it somewhere. */
function distance(object: Readonly<Record<string, unknown>>, sought: readonly string[]): number {
  const names = Object.entries(object)
    .filter(([key, value]) => typeof value === 'string' && isName(key))
    .map(([, value]) => plainText(value as string));
  if (sought.some((text) => names.includes(text))) return 0;
  return sought.some((text) => names.some((name) => name.startsWith(text))) ? 1 : 2;
}

/** What is over, and stands behind what is not. */
const over = new Set<unknown>(['cancelled', 'archived']);

/**
 * The best match first: the exact name, email, reference or phone before what only contains it, the living before the
 * cancelled and archived; else as LGCD has them. Whoever takes the first takes the one that was meant.
 */
export function bestFirst<T>(objects: readonly T[], criteria: RawInput): T[] {
  const sought = Object.values(criteria)
    .filter((value) => typeof value === 'string')
    .map((value) => plainText(value as string));
  const rank = (object: T): [number, number] =>
    isObject(object) ? [distance(object, sought), over.has(object.status) ? 1 : 0] : [2, 0];
  return objects
    .map((object) => ({ object, rank: rank(object) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
    .map(({ object }) => object);
}

/** Objects that one search looks through at most: five of the 60 requests of a minute. */
const lookedThrough = 500;

/**
 * All that a list finds by these criteria, the best match first.
 * @param atMost how many are looked through, 500 when left out
 * @throws LgcdError
 */
export async function search(
  client: Pick<Client, 'paginate'>,
  operation: OperationName,
  criteria: RawInput,
  { atMost = lookedThrough }: { atMost?: number } = {},
): Promise<unknown[]> {
  const found: unknown[] = [];
  const pages = client.paginate(operation as PageOperationName, criteria as never, { limit: atMost });
  for await (const object of pages) found.push(object);
  return bestFirst(found, criteria);
}
