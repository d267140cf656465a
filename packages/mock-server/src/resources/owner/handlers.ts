import { containsOrCalls } from '../../engine/store/conditions.ts';
import type { HandlersOf } from '../handler.ts';
import { presentOwner } from './present.ts';

export const handlers = {
  'owner.getAll': (ctx, input) =>
    ctx.store.page(
      'owners',
      [containsOrCalls(['name', 'company', 'email'], 'phone', input.search)],
      input,
      (row) => presentOwner(ctx, row),
    ),

  'owner.get': (ctx) => presentOwner(ctx, ctx.model),
} satisfies HandlersOf<'owner'>;
