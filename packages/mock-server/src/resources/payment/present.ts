import type { EventData } from '@lgcd/core-client/contract';
import { mad } from '../../figures/money.ts';
import type { Row } from '../tables.ts';

export type Payment = EventData<'payment.succeeded'>['payment'];

export function presentPayment({ agency_id: _, amount_cents, ...row }: Row<'payments'>): Payment {
  return { ...row, amount: mad(amount_cents), currency: 'MAD' };
}
