import { headerOf, parseEvent, signatureHeader, type WebhookEvent } from '@lgcd/core-client';
import { inTurn, isSignature, Refused, Unsettled } from '@lgcd/core-client/n8n';
import type { IWebhookFunctions } from 'n8n-workflow';
import { type Delivery, isSameDelivery, type Log, logFor } from './delivery-log.ts';
import { notStoredYet } from './ping.ts';
import { mayReplace } from './proven.ts';
import { renewSecret } from './renew.ts';
import { addressOf, stateOf } from './state.ts';
import { covers, subscriptionOf } from './subscription.ts';

type Headers = Parameters<typeof headerOf>[0];

const refused = new Refused();

/** What can't be ours is not worth a question: no signature, no envelope, another agency's, or unwanted. */
function plausible(
  context: IWebhookFunctions,
  rawBody: Uint8Array,
  headers: Headers,
): WebhookEvent | undefined {
  if (!isSignature(headerOf(headers, signatureHeader))) return undefined;
  let event: WebhookEvent;
  try {
    event = parseEvent(rawBody);
  } catch {
    return undefined;
  }
  const { agency } = stateOf(context);
  if (agency !== undefined && event.agency_id !== agency) return undefined;
  return covers(subscriptionOf(context).events, event.event) ? event : undefined;
}

/** An activation in another process of this n8n stores what it has registered when it has ended. */
const storingMs = 5_000;

/** Whether a webhook that n8n does not know yet was registered this very moment, by LGCD's own clock. */
function isBeingStored(
  context: IWebhookFunctions,
  { webhookId, registeredAt }: Log,
  delivery: Delivery,
): boolean {
  if (registeredAt === undefined || stateOf(context).webhookId === webhookId) return false;
  const age = Date.parse(delivery.created_at) - Date.parse(registeredAt);
  return delivery.attempts.length === 0 && age >= 0 && age < storingMs;
}

/** Gets a secret that fits what comes, once for all deliveries that show the need at the same time. */
function heal(context: IWebhookFunctions, { webhookId, newest }: Log, deliveryId?: number): Promise<void> {
  return inTurn(addressOf(context), async () => {
    if (webhookId === undefined) return;
    const state = stateOf(context);
    // Signed before the present secret was given, which may well be good.
    const isFormer = deliveryId !== undefined && deliveryId <= (state.newestDelivery ?? 0);
    if (state.secret && state.webhookId === webhookId && isFormer) return;
    await renewSecret(context, webhookId, newest);
  });
}

/**
 * A delivery that no stored secret fits. n8n may have lost the secret, or have gone back to an older one, so LGCD is
 * asked whether it is delivering this. If so it is taken, and a new secret is stored.
 *
 * @returns undefined for a forgery
 * @throws Unsettled when LGCD can't be asked now
 */
export async function recover(
  context: IWebhookFunctions,
  rawBody: Uint8Array,
  headers: Headers,
): Promise<WebhookEvent | undefined> {
  const address = addressOf(context);
  // The webhook of a test run lives for two minutes, and its secret with it.
  if (context.getMode() === 'manual' || refused.has(address, rawBody, Date.now())) return undefined;
  const event = plausible(context, rawBody, headers);
  if (!event) return undefined;
  const log = await logFor(context, event.id);
  const delivery = log.pending.get(event.id);
  if (delivery && isSameDelivery(rawBody, delivery)) {
    if (isBeingStored(context, log, delivery)) throw new Unsettled(notStoredYet);
    await heal(context, log, delivery.id);
    return event;
  }
  refused.add(address, rawBody, Date.now());
  if (!log.exists && mayReplace(context, Date.now())) {
    await heal(context, log);
    context.logger.error(
      `Event ${event.id} (${event.event}) was refused: no stored secret fits it, and LGCD has no delivery log to ask. The webhook has a new secret, so later events come; look at this one in LGCD.`,
    );
  }
  return undefined;
}
