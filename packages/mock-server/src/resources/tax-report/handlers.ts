import type { HandlersOf } from '../handler.ts';
import { presentTaxReport } from './present.ts';

export const handlers = {
  'taxReport.getAll': (ctx, input) =>
    ctx.store.page(
      'tax_reports',
      [
        ['period = ?', input.period],
        ['type = ?', input.type],
      ],
      input,
      presentTaxReport,
    ),

  'taxReport.get': (ctx) => presentTaxReport(ctx.model),
} satisfies HandlersOf<'taxReport'>;
