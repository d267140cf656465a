import type { EventData, Returned } from '@lgcd/core-client/contract';
import { mad } from '../../figures/money.ts';
import type { Row } from '../tables.ts';

export type SaasInvoice = Returned<'saasInvoice.getAll'>;
export type Subscription = EventData<'subscription.renewed'>['subscription'];

export function presentSaasInvoice({
  agency_id: _,
  amount_cents,
  ...row
}: Row<'saas_invoices'>): SaasInvoice {
  return { ...row, amount: mad(amount_cents), currency: 'MAD' };
}

export const presentSubscription = (row: Row<'subscriptions'>): Subscription => ({
  id: row.id,
  plan: row.plan,
  status: row.status,
  amount: mad(row.amount_cents),
  currency: 'MAD',
  current_period_start: row.current_period_start,
  current_period_end: row.current_period_end,
  saas_invoice_id: row.saas_invoice_id,
  renewed_at: row.renewed_at,
});
