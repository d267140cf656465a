import type { Handlers } from '../../engine/domain.ts';
import { presentTaxReport } from '../tax-report/present.ts';
import { presentStatement } from './present.ts';

export const statement = {
  'statement.getAll': (ctx, input) =>
    ctx.store.page(
      'statements',
      [
        ['owner_id = ?', input.owner_id],
        ['period = ?', input.period],
      ],
      input,
      (row) => presentStatement(ctx, row),
    ),

  'statement.get': (ctx) => presentStatement(ctx, ctx.model),

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
} satisfies Partial<Handlers>;
