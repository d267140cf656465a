import { type Ability, abilityNames } from '@lgcd/core-client/contract';
import { isoTime } from '../engine/clock.ts';
import { hashToken } from '../engine/secrets.ts';
import type { Db } from '../engine/store/db.ts';
import { insertRow } from '../engine/store/rows.ts';

/** A token of the demo agencies, in plain text. */
export interface DemoToken {
  id: number;
  /** What goes behind `Authorization: Bearer`. */
  token: string;
  agencyId: number;
  name: string;
  abilities: readonly Ability[];
}

/** There is always a first, also for a compiler that asks whether it is there. */
export type DemoTokens = readonly [DemoToken, ...DemoToken[]];

/** Fixed, so that examples and checks can name them. They open nothing but a mock on this machine. */
export const demoTokens: DemoTokens = [
  {
    id: 1,
    token: '1|demoAgency42AllAbilities0000000000000000',
    agencyId: 42,
    name: 'Demo: everything',
    abilities: abilityNames,
  },
  {
    id: 2,
    token: '2|demoAgency42ReportsRead00000000000000000',
    agencyId: 42,
    name: 'Demo: Metabase',
    abilities: ['reports:read'],
  },
  {
    id: 3,
    token: '3|demoAgency42BookingsWrite000000000000000',
    agencyId: 42,
    name: 'Demo: Zapier',
    abilities: ['bookings:write'],
  },
  {
    id: 4,
    token: '4|demoAgency43AllAbilities0000000000000000',
    agencyId: 43,
    name: 'Demo: the second agency',
    abilities: abilityNames,
  },
  {
    id: 5,
    token: '5|demoAgency44BasicPlan0000000000000000000',
    agencyId: 44,
    name: 'Demo: the Basic plan',
    abilities: abilityNames,
  },
];

/** Puts the demo tokens into a database whose agencies 42, 43 and 44 are there. */
export function insertDemoTokens(db: Db, now: number): void {
  const at = isoTime(now);
  for (const { id, token, agencyId, name, abilities } of demoTokens) {
    insertRow(db, 'tokens', {
      id,
      agency_id: agencyId,
      name,
      hash: hashToken(token.slice(token.indexOf('|') + 1)),
      abilities: [...abilities],
      expires_at: null,
      last_used_at: null,
      created_at: at,
      updated_at: at,
    });
  }
}
