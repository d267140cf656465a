import type { Returned } from '@lgcd/core-client/contract';
import type { Domain } from '../../engine/domain.ts';
import type { Row } from '../tables.ts';

export type Owner = Returned<'owner.get'>;

export function presentOwner({ store }: Pick<Domain, 'store'>, row: Row<'owners'>): Owner {
  const { agency_id: _, created_at, updated_at, ...fields } = row;
  const property_ids = store.list('properties', [['owner_id = ?', row.id]]).map(({ id }) => id);
  return { ...fields, property_ids, created_at, updated_at };
}
