import type { Core } from '../engine/core.ts';

/** The last seed that was sown twice at one moment, as SQLite writes a database. */
let last: { key: string; image: Uint8Array | undefined } | undefined;

/** What a seed depends on; undefined where no two servers are alike. */
const keyOf = ({ demoSecret, initialClock }: Core, seed: string, now: number): string | undefined =>
  demoSecret === undefined ? `${seed} ${now} ${JSON.stringify(initialClock)}` : undefined;

/**
 * Fills a database by a copy of what the last one got, if that was the same seed at the same moment: tests start a
 * server and reset it hundreds of times, and a copy takes a hundredth of the time. Not within a transaction.
 * @returns whether it was
 */
export function filledAgain(core: Core, seed: string, now: number): boolean {
  const key = keyOf(core, seed, now);
  if (key === undefined || last?.key !== key || last.image === undefined) return false;
  return core.db.become(last.image);
}

/** Remembers what a fresh database was filled with, from its second time on: a server that starts once keeps no copy. */
export function rememberFilled(core: Core, seed: string, now: number): void {
  const key = keyOf(core, seed, now);
  if (key !== undefined) last = { key, image: last?.key === key ? core.db.image() : undefined };
}
