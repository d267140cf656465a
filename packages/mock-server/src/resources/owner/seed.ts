import { founded, seedOwners } from '../../seed/agencies.ts';
import { bulk } from '../../seed/bulk.ts';
import { stamps } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';

export const seed: Seed = {
  demo({ db }) {
    bulk(
      db,
      'owners',
      seedOwners.map((owner) => ({ ...owner, ...stamps(founded) })),
    );
  },
};
