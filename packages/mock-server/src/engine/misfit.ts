import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';

/**
 * Says how a value differs from a schema of the contract, or nothing when it fits. Stricter than a parse: a field that
 * the schema does not know is a difference too, because a client must not come to rely on it.
 */
export function misfit(schema: z.ZodType, value: unknown): string | undefined {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    return parsed.error.issues
      .map(({ path, message }) => `${path.join('.') || '(root)'}: ${message}`)
      .join('; ');
  }
  const extra = unknownFields(parsed.data, value);
  return extra.length > 0 ? `not in the contract: ${extra.join(', ')}` : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function unknownFields(known: unknown, given: unknown, path = ''): string[] {
  if (isDeepStrictEqual(known, given) || !isObject(known) || !isObject(given)) return [];
  return Object.keys(given).flatMap((key) => {
    const at = path ? `${path}.${key}` : key;
    if (given[key] === undefined) return [];
    return Object.hasOwn(known, key) ? unknownFields(known[key], given[key], at) : [at];
  });
}
