import { key, ref, time } from './columns.ts';

export const stamps = { created_at: time, updated_at: time };

/** Every table of a tenant carries its agency; `Scope` filters by it. */
export const tenant = { id: key, agency_id: ref('agencies') };
