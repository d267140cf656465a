import type { Domain } from '../engine/domain.ts';
import type { Row, TenantTable } from './tables.ts';

/** The newest row that is as it would be after the event, else the newest of all. */
export const newest = <T extends TenantTable>(
  { store }: Domain,
  table: T,
  fits: string,
  order = 'id desc',
): Row<T> | undefined => store.first(table, [[fits]], order) ?? store.first(table, [], order);

/** The data block of what was found; nothing where there was nothing. */
export const blockOf = <R, D>(found: R | undefined, block: (found: R) => D): D | undefined =>
  found === undefined ? undefined : block(found);
