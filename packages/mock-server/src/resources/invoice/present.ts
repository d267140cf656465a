import type { Returned } from '@lgcd/core-client/contract';
import { mad } from '../../figures/money.ts';
import type { Row } from '../tables.ts';

export type Invoice = Returned<'invoice.get'>;

export function presentInvoice(row: Row<'invoices'>): Invoice {
  const { agency_id: _, subtotal_cents, tax_cents, total_cents, ...fields } = row;
  return {
    ...fields,
    currency: 'MAD',
    subtotal: mad(subtotal_cents),
    tax_amount: mad(tax_cents),
    total: mad(total_cents),
  };
}
