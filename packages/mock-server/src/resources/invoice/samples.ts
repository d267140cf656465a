import type { Domain } from '../../engine/domain.ts';
import type { SamplesOf } from '../define.ts';
import { blockOf, newest } from '../sample.ts';
import { presentInvoice } from './present.ts';

const invoice = (status: 'sent' | 'paid') => (domain: Domain) =>
  blockOf(newest(domain, 'invoices', `status = '${status}'`), (found) => ({
    invoice: { ...presentInvoice(found), status },
  }));

export const samples = {
  'invoice.sent': invoice('sent'),
  'invoice.paid': invoice('paid'),
} satisfies SamplesOf<'invoice'>;
