import type { SamplesOf } from '../define.ts';
import { blockOf } from '../sample.ts';
import { presentSubscription } from './present.ts';

export const samples = {
  'subscription.renewed': (domain) =>
    blockOf(domain.store.first('subscriptions', []), (found) => ({
      subscription: presentSubscription(found),
    })),
} satisfies SamplesOf<'subscription'>;
