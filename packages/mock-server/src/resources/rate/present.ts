import type { Returned } from '@lgcd/core-client/contract';
import { mad } from '../../figures/money.ts';
import type { Row } from '../tables.ts';

export type Rate = Returned<'rate.get'>;

export function presentRate({ agency_id: _, nightly_price_cents, ...row }: Row<'rates'>): Rate {
  return { ...row, nightly_price: mad(nightly_price_cents) };
}
