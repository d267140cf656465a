import type { Matching } from './match.ts';
import type { Span } from './types.ts';

const overlaps = (a: Span, b: Span) => a.start <= b.end && b.start <= a.end;

/**
 * Updates in an order in which none runs into a rate that has not moved yet. There always is one: rates and segments
 * are matched in the order of their days, so whoever waits for a neighbour on the right waits for none on the left.
 */
export function inOrder(updates: Matching['updated']): Matching['updated'] {
  const waiting = [...updates];
  const ordered: Matching['updated'] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ segment }, index) =>
      waiting.every(({ rate }, other) => other === index || !overlaps(segment, rate)),
    );
    if (next < 0) throw new Error('Rates wait for each other in a circle.');
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered;
}
