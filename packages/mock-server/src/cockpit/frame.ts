import { isoTime } from '../engine/clock.ts';
import type { Core } from '../engine/core.ts';
import { replayMs } from '../engine/delivery-schedule.ts';
import { assetPath } from './assets/index.ts';
import type { Frame } from './ui/layout.ts';

/** Deliveries that were given up and can still be replayed. */
const failedDeliveries = (core: Core, agencyId: number): number =>
  Number(
    core.db.get(
      "select count(*) as n from deliveries where agency_id = ? and status = 'failed' and created_at > ?",
      [agencyId, isoTime(core.clock.now() - replayMs)],
    )?.n,
  );

/** What surrounds a page of this agency; undefined when there is no such agency. */
export function frameOf(core: Core, agencyId: number, changes: number): Frame | undefined {
  const agencies = core.db.all(
    'select id, name, plan from agencies order by id',
  ) as unknown as Frame['agency'][];
  const agency = agencies.find(({ id }) => id === agencyId);
  if (!agency) return undefined;
  const now = core.clock.now();
  return {
    agency,
    agencies,
    clock: { now, iso: isoTime(now), mode: core.clock.mode },
    counts: { '/deliveries': failedDeliveries(core, agencyId), '/faults': core.faults.list().length },
    to: (path) => `/cockpit/${agencyId}${path}`,
    asset: assetPath,
    changes,
  };
}
