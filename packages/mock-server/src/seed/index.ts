import type { Core } from '../engine/core.ts';
import { seedLodgify } from '../lodgify/seed.ts';
import { rooms } from '../resources/index.ts';
import { tables } from '../resources/tables.ts';
import { filledAgain, rememberFilled } from './again.ts';
import { applyDemoSecret, chooseDemoSecret, recallTokens } from './demo-secret.ts';
import { beginSowing } from './sowing.ts';

/**
 * `demo`: agency 42 with two years of bookings, whose July 2026 brings the published figures, and agencies 43 and 44.
 * `empty`: the same agencies and tokens without properties.
 */
export type SeedName = 'demo' | 'empty';

/** A seed of one's own, read from a file or an object. */
export interface OwnSeed {
  /** Where it comes from, for people. */
  readonly name: string;
  /** Fills an empty database, in the running transaction. */
  sow(core: Core): void;
}

/** What a database is filled with. */
export type SeedChoice = SeedName | OwnSeed;

/** `demo`, `empty`, or where an own seed comes from. */
export const seedLabel = (seed: SeedChoice): string => (typeof seed === 'string' ? seed : seed.name);

const isEmpty = (core: Core): boolean => core.db.get('select 1 from agencies limit 1') === undefined;

function fill(core: Core, seed: SeedChoice): void {
  const { db, clock } = core;
  if (typeof seed !== 'string') {
    seed.sow(core);
    return;
  }
  const sowing = beginSowing(db, clock.now());
  const seeds = Object.values(rooms).map((room) => room.seed);
  for (const each of seeds) each?.always?.(sowing);
  if (seed === 'empty') return;
  for (const each of seeds) each?.demo?.(sowing);
  seedLodgify(db, clock.now());
}

/**
 * Fills a database that has no agency yet; one from an earlier run is left as it is, but for its demo tokens when they
 * become random.
 */
export function seedOnce(core: Core, seed: SeedChoice, randomTokens = false): void {
  chooseDemoSecret(core, randomTokens);
  const fresh = isEmpty(core);
  if (fresh && filledAgain(core, seed)) return;
  core.db.transaction(() => {
    if (fresh) fill(core, seed);
    applyDemoSecret(core);
  });
  if (fresh) rememberFilled(core, seed);
}

/**
 * The seed that is meant: a name, the path of a JSON file, or what such a file holds.
 * @throws RangeError, SeedMistake
 */
export async function chooseSeed(given: string | object = 'demo'): Promise<SeedChoice> {
  if (given === 'demo' || given === 'empty') return given;
  return (await import('./own/read.ts')).readSeed(given);
}

/** Empties every table, and lets ids begin at 1 again. Children first, so that nothing has to be looked up. */
function clear(core: Core): void {
  for (const table of Object.keys(tables).reverse()) core.db.exec(`delete from ${table}`);
  core.db.exec('delete from sqlite_sequence; delete from settings');
}

/** Back to the seed, with clock, journal, faults and rate limit as they were at the start. */
export async function reseed(core: Core, seed: SeedChoice): Promise<void> {
  await core.exchange(
    () => {
      core.clock.restore(core.initialClock);
      clear(core);
      recallTokens(core);
      fill(core, seed);
      applyDemoSecret(core);
    },
    () => {
      core.clock.restore(core.initialClock);
      return filledAgain(core, seed);
    },
  );
  // A database that was brought back as a whole knows of its own tokens.
  recallTokens(core);
  core.setClock((clock) => clock.restore(core.initialClock));
  rememberFilled(core, seed);
  core.journal.clear();
  core.faults.clear();
  core.rateLimiter.reset();
}
