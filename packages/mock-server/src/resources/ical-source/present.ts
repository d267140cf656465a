import type { Returned } from '@lgcd/core-client/contract';
import type { Domain } from '../../engine/domain.ts';
import type { Row } from '../tables.ts';

export type IcalSource = Returned<'icalSource.create'>;

export function presentIcalSource({ store }: Pick<Domain, 'store'>, row: Row<'ical_sources'>): IcalSource {
  const { agency_id: _, ...fields } = row;
  return { ...fields, blocks_count: store.count('blocks', [['ical_source_id = ?', row.id]]) };
}
