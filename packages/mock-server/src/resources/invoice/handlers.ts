import type { HandlersOf } from '../handler.ts';
import { presentInvoice } from './present.ts';

export const handlers = {
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
} satisfies HandlersOf<'invoice'>;
