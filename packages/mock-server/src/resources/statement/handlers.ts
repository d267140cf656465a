import type { HandlersOf } from '../handler.ts';
import { presentStatement } from './present.ts';

export const handlers = {
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
} satisfies HandlersOf<'statement'>;
