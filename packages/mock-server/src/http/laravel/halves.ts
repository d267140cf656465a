import { Invalid } from './errors.ts';

/** The place of the first string that holds half a character: a surrogate without its other half. */
function halfIn(value: unknown, path: string[] = []): string[] | undefined {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    if (/\p{Surrogate}/u.test(key)) return path;
    const found = halfIn(member, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

/**
 * JSON can spell what no text is and what PHP does not read. To store it would change it, to drop it would lose it.
 * @throws Invalid
 */
export function refuseHalves(value: unknown): void {
  const path = halfIn(value);
  if (!path) return;
  const field = path.join('.') || 'body';
  throw new Invalid({
    [field]: [
      `The ${field} field holds half a character: a lone surrogate, \\ud800 to \\udfff, which is no text in UTF-8. Send whole characters.`,
    ],
  });
}
