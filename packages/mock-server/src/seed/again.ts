import type { Core } from '../engine/core.ts';
import type { SeedChoice } from './index.ts';

/** The last seed that was sown twice at one moment, as SQLite writes a database. */
let last: { key: string; image: Uint8Array | undefined } | undefined;

/** What two databases have in common that are filled alike; undefined where no two are: a clock that runs, tokens of one's own. */
const keyOf = ({ demoSecret, initialClock }: Core, seed: SeedChoice): string | undefined =>
  typeof seed === 'string' && demoSecret === undefined && initialClock.mode === 'fixed'
    ? `${seed} ${initialClock.at}`
    : undefined;

/**
 * Fills a database by a copy of what the last one got, if that was the same seed at the same moment: tests start a
 * server and reset it hundreds of times, and a copy takes a hundredth of the time. Not within a transaction.
 * @returns whether it was
 */
export function filledAgain(core: Core, seed: SeedChoice): boolean {
  const key = keyOf(core, seed);
  if (key === undefined || last?.key !== key || last.image === undefined) return false;
  return core.db.become(last.image);
}

/** Remembers what a fresh database was filled with, from its second time on: a server that starts once keeps no copy. */
export function rememberFilled(core: Core, seed: SeedChoice): void {
  const key = keyOf(core, seed);
  if (key !== undefined) last = { key, image: last?.key === key ? core.db.image() : undefined };
}
