import type { Returned } from '@lgcd/core-client/contract';
import { mad } from '../../figures/money.ts';
import type { Row } from '../tables.ts';

export type TaxReport = Returned<'taxReport.get'>;

export function presentTaxReport({
  agency_id: _,
  taxable_cents,
  tax_cents,
  ...row
}: Row<'tax_reports'>): TaxReport {
  return { ...row, currency: 'MAD', taxable_amount: mad(taxable_cents), tax_amount: mad(tax_cents) };
}
