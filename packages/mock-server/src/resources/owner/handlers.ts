import type { Handlers } from '../../engine/domain.ts';
import { contains } from '../../engine/store/conditions.ts';
import { presentOwner } from './present.ts';

export const owner = {
  'owner.getAll': (ctx, input) =>
    ctx.store.page('owners', [contains(['name', 'company', 'email'], input.search)], input, (row) =>
      presentOwner(ctx, row),
    ),

  'owner.get': (ctx) => presentOwner(ctx, ctx.model),
} satisfies Partial<Handlers>;
