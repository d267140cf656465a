import type { Handlers } from '../../engine/domain.ts';
import { presentSaasInvoice } from '../saas-invoice/present.ts';
import { presentInvoice } from './present.ts';

export const invoice = {
  'invoice.getAll': (ctx, input) =>
    ctx.store.page(
      'invoices',
      [
        ['status = ?', input.status],
        ['booking_id = ?', input.booking_id],
        ['issued_on >= ?', input.issued_from],
        ['issued_on <= ?', input.issued_to],
      ],
      input,
      presentInvoice,
    ),

  'invoice.get': (ctx) => presentInvoice(ctx.model),

  'saasInvoice.getAll': (ctx, input) => ctx.store.page('saas_invoices', [], input, presentSaasInvoice),
} satisfies Partial<Handlers>;
