import { createHash } from 'node:crypto';
import { toCents } from '../../figures/money.ts';
import { founded, seedProperties } from '../../seed/agencies.ts';
import { bulk } from '../../seed/bulk.ts';
import { stamps } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';

/** The signature of a property's calendar link: fixed in the seed, as the demo tokens are. */
export const calendarToken = (id: number): string =>
  createHash('sha256').update(`calendar ${id}`).digest('hex').slice(0, 32);

export const seed: Seed = {
  demo({ db }) {
    bulk(
      db,
      'properties',
      seedProperties.map(({ base, summer: _, ...property }) => ({
        ...property,
        status: 'active' as const,
        base_price_cents: toCents(base),
        check_in_time: '15:00',
        check_out_time: '11:00',
        calendar_token: calendarToken(property.id),
        ...stamps(founded, '2026-06-20T14:05:00+00:00'),
      })),
    );
  },
};
