import { isoTime } from '../clock.ts';
import { insertDemoTokens } from '../demo-tokens.ts';
import type { Seed } from '../engine.ts';
import { insertRow } from '../store/rows.ts';

export type SeedName = 'demo' | 'empty';

const agencies = [
  { id: 42, name: 'Atlas Conciergerie', plan: 'business' },
  { id: 43, name: 'Essaouira Stays', plan: 'pro' },
  { id: 44, name: 'Fès Basic', plan: 'basic' },
] as const;

const empty: Seed = (db, now) => {
  const at = isoTime(now);
  for (const agency of agencies) {
    insertRow(db, 'agencies', { ...agency, trial_ends_at: null, created_at: at, updated_at: at });
  }
  insertDemoTokens(db, now);
};

export const seeds: Record<SeedName, Seed> = { demo: empty, empty };
