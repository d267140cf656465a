import type { HandlersOf } from '../handler.ts';
import { presentSaasInvoice } from './present.ts';

export const handlers = {
  'saasInvoice.getAll': (ctx, input) => ctx.store.page('saas_invoices', [], input, presentSaasInvoice),
} satisfies HandlersOf<'saasInvoice'>;
