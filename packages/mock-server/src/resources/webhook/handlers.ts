import { type EventData, type EventName, type EventPattern, events } from '@lgcd/core-client/contract';
import type { Domain } from '../../engine/domain.ts';
import { forbidden, Invalid, invalid, selectedInvalid } from '../../http/laravel/errors.ts';
import { audit } from '../audit-log/audit.ts';
import type { HandlersOf } from '../handler.ts';
import type { Row } from '../tables.ts';
import { presentDelivery } from '../webhook-delivery/present.ts';
import { presentWebhook, presentWithSecret } from './present.ts';
import { firstEventOf, isDeliverable, isPattern, maySubscribe, newWebhookSecret } from './rules.ts';

/** @throws Invalid for an event that LGCD does not send, or an address that is not safe */
function checkFields({ url, events }: { url?: string | undefined; events?: string[] | undefined }) {
  const errors: Record<string, string[]> = {};
  if (url !== undefined && !isDeliverable(url)) {
    errors.url = ['The url field must start with one of the following: https://.'];
  }
  for (const [index, given] of events?.entries() ?? []) {
    if (!isPattern(given)) errors[`events.${index}`] = [selectedInvalid(`events.${index}`)];
  }
  if (Object.keys(errors).length > 0) throw new Invalid(errors);
}

/** Whoever steers a webhook gets to see its events. @throws HttpError 403 */
function checkAbilities(token: Row<'tokens'> | null, subscribed: readonly string[]): void {
  if (!maySubscribe(token, subscribed)) throw forbidden();
}

const note = (ctx: Domain, row: Row<'webhooks'>, action: string, description: string) =>
  audit(ctx, { action: `webhook.${action}`, description, subject: ['webhook', row.id] });

/** Nothing more is posted for a webhook that is switched off; a replay brings a delivery back. */
function dropPending(ctx: Domain, webhookId: number): void {
  ctx.store.query(
    `update deliveries set status = 'failed', due_at = null
     where agency_id = :agency and webhook_id = :webhook and due_at is not null`,
    { webhook: webhookId },
  );
}

function testEvent(given: string | null | undefined, webhook: Row<'webhooks'>): EventName {
  if (given == null) return firstEventOf(webhook.events) as EventName;
  if (!Object.hasOwn(events, given)) throw invalid({ event: selectedInvalid('event') });
  return given as EventName;
}

export const handlers = {
  'webhook.getAll': (ctx, input) => ctx.store.page('webhooks', [], input, presentWebhook),

  'webhook.get': (ctx) => presentWebhook(ctx.model),

  'webhook.create': (ctx, input) => {
    checkFields(input);
    checkAbilities(ctx.token, input.events);
    const row = ctx.store.insert('webhooks', {
      url: input.url,
      events: input.events as EventPattern[],
      description: input.description ?? null,
      active: input.active ?? true,
      secret: newWebhookSecret(),
    });
    note(ctx, row, 'created', `Webhook ${row.id} was created for ${row.events.join(', ')}.`);
    return presentWithSecret(row);
  },

  'webhook.update': (ctx, input) => {
    checkFields(input);
    checkAbilities(ctx.token, [...ctx.model.events, ...(input.events ?? [])]);
    const { events: subscribed, ...rest } = input;
    const row = ctx.store.update('webhooks', ctx.model.id, {
      ...(rest.url !== undefined && { url: rest.url }),
      ...(rest.description !== undefined && { description: rest.description }),
      ...(rest.active !== undefined && { active: rest.active }),
      ...(subscribed && { events: subscribed as EventPattern[] }),
    });
    if (!row.active) dropPending(ctx, row.id);
    note(ctx, row, 'updated', `Webhook ${row.id} was changed.`);
    return presentWebhook(row);
  },

  'webhook.delete': (ctx) => {
    checkAbilities(ctx.token, ctx.model.events);
    ctx.store.delete('webhooks', ctx.model.id);
    note(ctx, ctx.model, 'deleted', `Webhook ${ctx.model.id} was deleted.`);
  },

  'webhook.rotateSecret': (ctx) => {
    checkAbilities(ctx.token, ctx.model.events);
    const row = ctx.store.update('webhooks', ctx.model.id, { secret: newWebhookSecret() });
    note(ctx, row, 'secret_rotated', `The secret of webhook ${row.id} was replaced.`);
    return presentWithSecret(row);
  },

  'webhook.test': (ctx, input) => {
    const event = testEvent(input.event, ctx.model);
    checkAbilities(ctx.token, [...ctx.model.events, event]);
    const data = events[event].example as EventData<typeof event>;
    const delivery = ctx.deliver(ctx.model, event, data);
    note(ctx, ctx.model, 'tested', `A test of ${event} was sent to webhook ${ctx.model.id}.`);
    return presentDelivery(ctx.store, delivery);
  },
} satisfies HandlersOf<'webhook'>;
