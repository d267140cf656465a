import { replayDays, replayMs } from '../../engine/delivery-schedule.ts';
import { forbidden, invalid } from '../../http/laravel/errors.ts';
import { audit } from '../audit-log/audit.ts';
import type { HandlersOf } from '../handler.ts';
import type { Row } from '../tables.ts';
import { maySubscribe } from '../webhook/rules.ts';
import { presentDelivery } from './present.ts';

/** The log shows what the events carry, so it needs what a subscription needs. @throws HttpError 403 */
function checkAbilities(token: Row<'tokens'> | null, webhook: Row<'webhooks'>): void {
  if (!maySubscribe(token, webhook.events)) throw forbidden();
}

export const handlers = {
  'webhookDelivery.getAll': (ctx, input) => {
    checkAbilities(ctx.token, ctx.parent);
    return ctx.store.page(
      'deliveries',
      [
        ['webhook_id = ?', ctx.parent.id],
        ['status = ?', input.status],
        ['event_id in (select id from events where event = ?)', input.event],
      ],
      input,
      (row) => presentDelivery(ctx.store, row),
      'id desc',
    );
  },

  'webhookDelivery.get': (ctx) => {
    checkAbilities(ctx.token, ctx.parent);
    return presentDelivery(ctx.store, ctx.model);
  },

  'webhookDelivery.replay': (ctx) => {
    checkAbilities(ctx.token, ctx.parent);
    const { model: delivery } = ctx;
    if (ctx.clock.now() > Date.parse(delivery.created_at) + replayMs) {
      throw invalid({
        delivery: `A delivery can be replayed for ${replayDays} days. This event happened at ${delivery.created_at}.`,
      });
    }
    const again = ctx.replay(delivery);
    audit(ctx, {
      action: 'webhook.delivery_replayed',
      description: `Delivery ${delivery.id} of webhook ${ctx.parent.id} was replayed.`,
      subject: ['webhook', ctx.parent.id],
    });
    return presentDelivery(ctx.store, again);
  },
} satisfies HandlersOf<'webhookDelivery'>;
