import { fields, type ResourceName } from '@lgcd/core-client/contract';
import type { Domain } from '../engine/domain.ts';
import type { Row, TenantTable } from './tables.ts';

/** The id of an object of the agency; that it exists is checked before the action runs. */
export const named = (resource: ResourceName) => fields.reference(resource, `ID of the ${resource}`);

/** The object that a checked id names. */
export function rowOf<T extends TenantTable>({ store }: Domain, table: T, id: number): Row<T> {
  const row = store.find(table, id);
  if (!row) throw new Error(`An action got the id ${id}, which is not in ${table}.`);
  return row;
}
