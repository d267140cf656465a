import { isSame } from './cells.ts';
import type { Cell, KnownRate, Segment } from './types.ts';

/** How wanted nights lie in rates. */
export interface Layout {
  /** Rates that go or change. */
  leaving: KnownRate[];
  /** Segments that are to stand where they were, and on new nights. */
  coming: Segment[];
}

type Piece = Segment & { rate?: KnownRate };

/** Nights that no kept rate holds, as the longest stretches of equal ones. */
function runs(days: readonly number[], cells: ReadonlyMap<number, Cell>): Segment[] {
  const found: Segment[] = [];
  for (const day of days) {
    const cell = cells.get(day) as Cell;
    const last = found.at(-1);
    if (last && last.end + 1 === day && isSame(last.cell, cell)) last.end = day;
    else found.push({ start: day, end: day, cell });
  }
  return found;
}

const touches = (a: Piece | undefined, b: Piece | undefined): boolean =>
  a !== undefined && b !== undefined && a.end + 1 === b.start && isSame(a.cell, b.cell);

/** Rates that stand between two runs and hold the same: with them, the two runs could be one. */
function bridges(pieces: readonly Piece[]): Piece[][] {
  const found: Piece[][] = [];
  let between: Piece[] | undefined;
  pieces.forEach((piece, index) => {
    if (!touches(pieces[index - 1], piece)) between = undefined;
    if (piece.rate) between?.push(piece);
    else {
      if (between?.length) found.push(between);
      between = [];
    }
  });
  return found;
}

/**
 * Which untouched rates to take apart all the same, so that the fewest calls are needed and, among those, the fewest
 * rates are left. A rate that leaves can be updated into a segment that comes, so the calls are as many as the
 * larger of the two numbers: taking a rate apart adds one that leaves, and pays where it makes one fewer come.
 */
function absorbed(pieces: readonly Piece[], leaving: number): Set<Piece> {
  const coming = pieces.filter(({ rate }) => !rate).length;
  const cheapestFirst = bridges(pieces).sort((a, b) => a.length - b.length);
  let taken: Piece[] = [];
  let fewest = Math.max(leaving, coming);
  const tried: Piece[] = [];
  cheapestFirst.forEach((bridge, index) => {
    tried.push(...bridge);
    const calls = Math.max(leaving + tried.length, coming - index - 1);
    if (calls > fewest) return;
    fewest = calls;
    taken = [...tried];
  });
  const set = new Set(taken);
  // A segment that would have to be created can as well be a neighbour that grows, at the same price in calls.
  const canGrow = (piece: Piece, index: number) => {
    const isOpen = (other: Piece | undefined) => other !== undefined && (!other.rate || set.has(other));
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    return (touches(before, piece) && isOpen(before)) || (touches(piece, after) && isOpen(after));
  };
  for (let grown = true; grown && leaving + set.size < fewest; ) {
    grown = false;
    for (const [index, piece] of pieces.entries()) {
      if (!piece.rate || set.has(piece) || leaving + set.size >= fewest || !canGrow(piece, index)) continue;
      set.add(piece);
      grown = true;
    }
  }
  return set;
}

/** How the nights are laid out in rates: what can stay stays, the rest is laid out anew. */
export function layOut(
  rates: readonly KnownRate[],
  before: ReadonlyMap<number, Cell>,
  after: ReadonlyMap<number, Cell>,
): Layout {
  const isChanged = (day: number) => !isSame(before.get(day), after.get(day));
  const nights = ({ start, end }: KnownRate) =>
    Array.from({ length: end - start + 1 }, (_, index) => start + index);
  const changed = new Set(rates.filter((rate) => nights(rate).some(isChanged)));
  const kept = rates.filter((rate) => !changed.has(rate));
  const held = new Set(kept.flatMap(nights));
  const days = [...after.keys()].sort((a, b) => a - b);
  const free = (taken: ReadonlySet<number>) =>
    runs(
      days.filter((day) => !taken.has(day)),
      after,
    );

  const pieces: Piece[] = [...kept.map((rate) => ({ ...rate, rate })), ...free(held)].sort(
    (a, b) => a.start - b.start,
  );
  const apart = new Set([...absorbed(pieces, changed.size)].map(({ rate }) => rate as KnownRate));
  for (const day of [...apart].flatMap(nights)) held.delete(day);
  return { leaving: rates.filter((rate) => changed.has(rate) || apart.has(rate)), coming: free(held) };
}
