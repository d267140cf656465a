import { operations } from '@lgcd/core-client/contract';
import { action } from '../action.ts';
import { presentReview } from './present.ts';
import { createReview } from './rules.ts';

export const actions = {
  'review.create': action({
    summary: 'Receive a review',
    body: operations['review.create'].body,
    run: (domain, input) => presentReview(createReview(domain, input)),
  }),
};
