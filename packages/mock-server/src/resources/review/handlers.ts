import { utc } from '../../http/laravel/utc.ts';
import type { HandlersOf } from '../handler.ts';
import { presentReview } from './present.ts';
import { createReview } from './rules.ts';

export const handlers = {
  'review.getAll': (ctx, input) =>
    ctx.store.page(
      'reviews',
      [
        ['property_id = ?', input.property_id],
        ['rating <= ?', input.rating_max],
        ['source = ?', input.source],
        ['external_reference = ?', input.external_reference],
        ['created_at >= ?', utc('created_since', input.created_since)],
      ],
      input,
      presentReview,
    ),

  'review.get': (ctx) => presentReview(ctx.model),

  'review.create': (ctx, input) => presentReview(createReview(ctx, input)),
} satisfies HandlersOf<'review'>;
