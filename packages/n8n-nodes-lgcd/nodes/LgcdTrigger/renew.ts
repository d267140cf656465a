import type { Client } from '@lgcd/core-client';
import { type IWebhookFunctions, NodeOperationError } from 'n8n-workflow';
import { clientOf } from '../shared/client.ts';
import { faultIn } from './fault.ts';
import { remove } from './remove.ts';
import { addressOf, remember, stateOf } from './state.ts';
import { descriptionOf, subscriptionOf } from './subscription.ts';

/** For LGCD's that can't rotate: the webhook is made anew, and what the old one had pending is lost with it. */
async function registerAnew(context: IWebhookFunctions, client: Client, webhookId: number) {
  const subscription = subscriptionOf(context);
  const made = await client.call('webhook.create', {
    url: addressOf(context),
    events: subscription.events,
    description: descriptionOf(context, subscription),
  });
  await remove(client, webhookId);
  return made;
}

/**
 * Gives the webhook a new secret, and keeps it. What LGCD can't do now is done at the next delivery that needs it:
 * the one at hand is genuine, and is not refused because of it.
 */
export async function renewSecret(
  context: IWebhookFunctions,
  webhookId: number,
  newestDelivery: number | undefined,
): Promise<void> {
  const { agency } = stateOf(context);
  try {
    const client = await clientOf(context, { maxRetries: 0 });
    const { id, secret } = await client
      .call('webhook.rotateSecret', { id: webhookId })
      .catch(async (error: unknown) => {
        if (faultIn(error) === 'passing') throw error;
        return await registerAnew(context, client, webhookId);
      });
    if (!secret) throw new NodeOperationError(context.getNode(), 'LGCD gave no secret for the webhook.');
    remember(context, {
      webhookId: id,
      secret,
      ...(agency !== undefined && { agency }),
      ...(newestDelivery !== undefined && { newestDelivery }),
    });
    context.logger.warn(`The secret of LGCD's webhook ${id} was lost in n8n, and has been replaced.`);
  } catch (error) {
    context.logger.warn(
      `The secret of LGCD's webhook ${webhookId} is lost in n8n and could not be replaced yet: ${(error as Error).message}`,
    );
  }
}
