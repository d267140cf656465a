import type { Client } from '@lgcd/core-client';
import { type IHookFunctions, type IWebhookFunctions, NodeOperationError } from 'n8n-workflow';
import { unless } from './fault.ts';
import type { Webhook } from './ownership.ts';

/** Deletes a webhook; one that is gone already is deleted. */
export async function remove(client: Client, id: number): Promise<void> {
  await client.call('webhook.delete', { id }).catch(unless('gone'));
}

/** Webhooks with our URL that are not ours: their secret is lost, so all they could send would be refused. */
export async function removeOrphans(
  { logger }: IHookFunctions,
  client: Client,
  orphans: readonly Webhook[],
): Promise<void> {
  for (const { id } of orphans) {
    const later = () =>
      logger.warn(`LGCD keeps the stray webhook ${id} for now; the next activation removes it.`);
    await remove(client, id).catch(unless('passing', later));
  }
}

/** Without a secret every delivery would be refused; better that the activation fails, and says so. */
export async function withoutSecret(
  context: IHookFunctions | IWebhookFunctions,
  client: Client,
  id: number,
): Promise<never> {
  await remove(client, id);
  throw new NodeOperationError(context.getNode(), 'LGCD gave no secret for the webhook.', {
    description: 'Deliveries could not be told from forgeries, so the trigger stays off.',
  });
}

/** Every webhook of the agency that the token can see. */
export async function allWebhooks(client: Client): Promise<Webhook[]> {
  const found: Webhook[] = [];
  for await (const webhook of client.paginate('webhook.getAll', {})) found.push(webhook);
  return found;
}
