import { founded, seedAgencies } from '../../seed/agencies.ts';
import { bulk } from '../../seed/bulk.ts';
import { insertDemoTokens } from '../../seed/demo-tokens.ts';
import { stamps } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';

export const seed: Seed = {
  always({ db, now }) {
    bulk(
      db,
      'agencies',
      seedAgencies.map(({ id, name, plan }) => ({ id, name, plan, trial_ends_at: null, ...stamps(founded) })),
    );
    insertDemoTokens(db, now);
  },
};
