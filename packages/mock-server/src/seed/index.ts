import type { Core } from '../engine/core.ts';
import { seedLodgify } from '../lodgify/seed.ts';
import { rooms } from '../resources/index.ts';
import { tables } from '../resources/tables.ts';
import { filledAgain, rememberFilled } from './again.ts';
import { applyDemoSecret, chooseDemoSecret } from './demo-secret.ts';
import { beginSowing } from './sowing.ts';

/**
 * `demo`: agency 42 with two years of bookings, whose July 2026 brings the published figures, and agencies 43 and 44.
 * `empty`: the same agencies and tokens without properties.
 */
export type SeedName = 'demo' | 'empty';

const isEmpty = (core: Core): boolean => core.db.get('select 1 from agencies limit 1') === undefined;

function fill({ db, clock }: Core, seed: SeedName): void {
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
export function seedOnce(core: Core, seed: SeedName, randomTokens = false): void {
  chooseDemoSecret(core, randomTokens);
  const now = core.clock.now();
  const fresh = isEmpty(core);
  if (fresh && filledAgain(core, seed, now)) return;
  core.db.transaction(() => {
    if (fresh) fill(core, seed);
    applyDemoSecret(core);
  });
  if (fresh) rememberFilled(core, seed, now);
}

/** Empties every table, and lets ids begin at 1 again. Children first, so that nothing has to be looked up. */
function clear(core: Core): void {
  for (const table of Object.keys(tables).reverse()) core.db.exec(`delete from ${table}`);
  core.db.exec('delete from sqlite_sequence; delete from settings');
}

/** Back to the seed, with clock, journal, faults and rate limit as they were at the start. */
export async function reseed(core: Core, seed: SeedName): Promise<void> {
  await core.exchange(
    () => {
      core.clock.restore(core.initialClock);
      clear(core);
      fill(core, seed);
      applyDemoSecret(core);
    },
    () => {
      core.clock.restore(core.initialClock);
      return filledAgain(core, seed, core.clock.now());
    },
  );
  core.setClock((clock) => clock.restore(core.initialClock));
  rememberFilled(core, seed, core.clock.now());
  core.journal.clear();
  core.faults.clear();
  core.rateLimiter.reset();
}
