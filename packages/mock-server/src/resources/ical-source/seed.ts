import { seedProperties } from '../../seed/agencies.ts';
import { bulk } from '../../seed/bulk.ts';
import { calendars, seedBlocks } from '../../seed/plan.ts';
import { stamps, within } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';

const agencyOf = (id: number): number =>
  seedProperties.find((property) => property.id === id)?.agency_id ?? 0;

export const seed: Seed = {
  demo(sowing) {
    const synced = within(sowing, sowing.now - 15 * 60_000);
    bulk(
      sowing.db,
      'ical_sources',
      calendars.map(({ property_id, name, channel, status }, index) => ({
        id: index + 1,
        agency_id: agencyOf(property_id),
        property_id,
        name,
        channel,
        url: `https://calendar.example.com/ical/${property_id}.ics`,
        status,
        last_synced_at: status === 'ok' ? synced : null,
        last_error: status === 'ok' ? null : 'The calendar answered 404 Not Found.',
        ...stamps('2026-01-10T08:00:00+00:00', synced),
      })),
    );
    bulk(
      sowing.db,
      'blocks',
      seedBlocks.map(({ property_id, source, uid, summary, start, end }) => ({
        agency_id: agencyOf(property_id),
        property_id,
        ical_source_id: source === undefined ? null : source + 1,
        uid,
        summary,
        start_date: start,
        end_date: end,
        created_at: synced,
      })),
    );
  },
};
