import { verify, type WebhookEvent, WebhookVerificationError } from '@lgcd/core-client';
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Subscription } from './subscription.ts';

const subscriptionOf = (bundle: Bundle): Partial<Subscription> => bundle.subscribeData ?? {};

/**
 * The event that a request to the hook carries, if it is LGCD's and one of those subscribed to. Anything else is
 * logged and dropped: an error would mail the user and may pause the Zap, so a forger could switch Zaps off.
 */
export function received(
  z: ZObject,
  bundle: Bundle,
  expects: (event: WebhookEvent) => boolean,
): WebhookEvent | undefined {
  try {
    const { content, headers } = bundle.rawRequest ?? {};
    const event = verify({ rawBody: content, headers, secrets: subscriptionOf(bundle).secret ?? [] });
    if (expects(event)) return event;
    z.console.log(`Dropped a delivery of ${event.event}: this Zap does not wait for it.`);
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    z.console.log(`Dropped a delivery (${error.reason}): ${error.message}`);
  }
  return undefined;
}

/** LGCD retries for 24 hours. A person's replay after that is meant to run the Zap again. */
const rememberedSeconds = 25 * 60 * 60;

/**
 * Whether this subscription sees the event for the first time; LGCD repeats a delivery whose answer was lost, and
 * Zapier does not deduplicate hooks. Without its cache Zapier lets the event through: twice is better than never.
 */
export async function isFirst(z: ZObject, bundle: Bundle, event: WebhookEvent): Promise<boolean> {
  const key = `delivery:${subscriptionOf(bundle).id}:${event.id}`;
  try {
    const isNew = await z.cache.set(key, 1, rememberedSeconds, ['auth'], true);
    if (isNew === false) z.console.log(`Dropped a repeated delivery of event ${event.id}.`);
    return isNew !== false;
  } catch {
    z.console.log(`Could not tell whether event ${event.id} is a repetition, so it goes through.`);
    return true;
  }
}
