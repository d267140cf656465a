import type { Handlers } from '../context.ts';
import { presentStatement } from '../present/statement.ts';
import { presentTaxReport } from '../present/tax-report.ts';

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
