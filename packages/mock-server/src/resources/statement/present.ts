import type { Returned } from '@lgcd/core-client/contract';
import type { Domain } from '../../engine/domain.ts';
import { mad } from '../../figures/money.ts';
import type { Row } from '../tables.ts';

export type Statement = Returned<'statement.get'>;

export function presentStatement({ store }: Pick<Domain, 'store'>, row: Row<'statements'>): Statement {
  const { agency_id: _, gross_cents, commission_cents, expenses_cents, net_cents, ...fields } = row;
  return {
    ...fields,
    owner_name: store.find('owners', row.owner_id)?.name ?? '',
    currency: 'MAD',
    gross_revenue: mad(gross_cents),
    commission: mad(commission_cents),
    expenses: mad(expenses_cents),
    net_amount: mad(net_cents),
  };
}
