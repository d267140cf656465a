import type { SamplesOf } from '../define.ts';
import { blockOf } from '../sample.ts';
import { presentReview } from './present.ts';

export const samples = {
  'review.received': (domain) =>
    blockOf(domain.store.first('reviews', [], 'id desc'), (review) => ({ review: presentReview(review) })),
} satisfies SamplesOf<'review'>;
