import type { KnownRate, Segment, Span } from './types.ts';

/** Which rates stay, which change, and which segments need a new one. */
export interface Matching {
  deleted: KnownRate[];
  updated: { rate: KnownRate; segment: Segment }[];
  created: Segment[];
}

const shared = (a: Span, b: Span) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start) + 1);

/**
 * Which rate becomes which segment: as many as can, in the order of their days (so that they never need to pass
 * each other), and with the most nights in common, so that few nights are without a price in between.
 */
export function match(leaving: readonly KnownRate[], coming: readonly Segment[]): Matching {
  const [rows, columns] = [leaving.length, coming.length];
  // best[i][j]: the most nights in common when the first i rates and j segments are matched, min(i, j) pairs of them.
  const best = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const paired = (i: number, j: number) =>
    at(i - 1, j - 1) + shared(leaving[i - 1] as Span, coming[j - 1] as Span);
  for (let i = 1; i <= rows; i += 1) {
    for (let j = 1; j <= columns; j += 1) {
      const passOver = i > j ? at(i - 1, j) : i < j ? at(i, j - 1) : -1;
      (best[i] as number[])[j] = Math.max(paired(i, j), passOver);
    }
  }
  const matching: Matching = { deleted: [], updated: [], created: [] };
  let [i, j] = [rows, columns];
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && at(i, j) === paired(i, j)) {
      i -= 1;
      j -= 1;
      matching.updated.unshift({ rate: leaving[i] as KnownRate, segment: coming[j] as Segment });
    } else if (i > j) {
      i -= 1;
      matching.deleted.unshift(leaving[i] as KnownRate);
    } else {
      j -= 1;
      matching.created.unshift(coming[j] as Segment);
    }
  }
  return matching;
}
