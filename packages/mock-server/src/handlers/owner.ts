import type { Handlers } from '../context.ts';
import { presentOwner } from '../present/owner.ts';
import { contains } from '../store/conditions.ts';

export const owner = {
  'owner.getAll': (ctx, input) =>
    ctx.store.page('owners', [contains(['name', 'company', 'email'], input.search)], input, (row) =>
      presentOwner(ctx, row),
    ),

  'owner.get': (ctx) => presentOwner(ctx, ctx.model),
} satisfies Partial<Handlers>;
