import { fields } from '@lgcd/core-client/contract';
import { z } from 'zod';
import type { Domain } from '../../engine/domain.ts';
import { invalid } from '../../http/laravel/errors.ts';
import { action } from '../action.ts';
import { audit } from '../audit-log/audit.ts';
import { presentSubscription } from './present.ts';
import { chargeSubscription } from './rules.ts';

function subscriptionOf({ store }: Domain) {
  const row = store.first('subscriptions', []);
  if (!row) throw invalid({ agency_id: 'The agency has no subscription.' });
  return row;
}

export const actions = {
  'subscription.renew': action({
    summary: 'Renew the LGCD subscription now, for a month more',
    body: z.object({}),
    run: (domain) => presentSubscription(chargeSubscription(domain, subscriptionOf(domain), false)),
  }),
  'subscription.fail': action({
    summary: 'Let the renewal of the LGCD subscription fail: now, or the next one that time brings',
    body: z.object({
      when: fields.choice(['now', 'next'], 'Which renewal fails; now by default').optional(),
    }),
    run: (domain, { when }) => {
      const row = subscriptionOf(domain);
      if (when !== 'next') return presentSubscription(chargeSubscription(domain, row, true));
      const after = domain.store.update('subscriptions', row.id, { decline_next: true });
      audit(domain, {
        action: 'subscription.card_expired',
        description: 'The card of the subscription will be declined at the next renewal.',
        subject: ['subscription', row.id],
      });
      return presentSubscription(after);
    },
  }),
};
