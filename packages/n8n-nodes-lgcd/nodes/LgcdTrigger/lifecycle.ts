import { type Client, LgcdError } from '@lgcd/core-client';
import { unreachable } from '@lgcd/core-client/n8n';
import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';
import { baseUrlOf, clientOf } from '../shared/client.ts';
import { nodeError } from '../shared/errors.ts';
import { faultIn, unless } from './fault.ts';
import { agencyOf, dropForeign, isOurs, type Webhook } from './ownership.ts';
import { forgetPing } from './ping.ts';
import { assertFilterable } from './property-filter.ts';
import { allWebhooks, remove, removeOrphans, withoutSecret } from './remove.ts';
import { addressOf, disown, isRegistered, remember, retire, settle, stateOf } from './state.ts';
import { descriptionOf, isSameSet, subscriptionOf } from './subscription.ts';
import { sendPing } from './test-ping.ts';

/** The address that LGCD is to deliver to, which must be one that it can reach. */
async function endpointOf(context: IHookFunctions): Promise<string> {
  const endpoint = addressOf(context);
  if (!endpoint) throw new NodeOperationError(context.getNode(), 'n8n gives this trigger no webhook URL.');
  const reason = unreachable(endpoint, await baseUrlOf(context));
  if (reason) throw new NodeOperationError(context.getNode(), reason);
  return endpoint;
}

/** Brings a webhook that stands at LGCD to what the node asks for. */
async function repair(
  context: IHookFunctions,
  client: Client,
  endpoint: string,
  own: Webhook,
  agency: number | undefined,
): Promise<void> {
  const { events } = subscriptionOf(context);
  if (!isSameSet(own.events, events) || !own.active || own.url !== endpoint)
    await client.call('webhook.update', { id: own.id, url: endpoint, events, active: true });
  if (isRegistered(stateOf(context))) return settle(context, agency);
  const { secret } = await client.call('webhook.rotateSecret', { id: own.id });
  if (!secret) await withoutSecret(context, client, own.id);
  remember(context, { webhookId: own.id, secret, ...(agency !== undefined && { agency }) });
}

/** The webhook that we know, where it still stands and is this trigger's own. */
async function ownOf(context: IHookFunctions, found: readonly Webhook[]): Promise<Webhook | undefined> {
  const state = stateOf(context);
  const known = found.find(({ id }) => id === state.webhookId);
  if (known === undefined) return undefined;
  if (await isOurs(context, known)) return known;
  // The state came with a copy of another workflow, and its secrets are that one's.
  disown(context);
  return undefined;
}

/**
 * Whether our webhook stands at LGCD, repaired where it had drifted. On a passing fault of LGCD it is believed to
 * stand when its id and secret are known: nothing is torn down because LGCD can't answer now.
 */
export async function isStanding(context: IHookFunctions): Promise<boolean> {
  try {
    const endpoint = await endpointOf(context);
    const client = await clientOf(context);
    await assertFilterable(context, client, subscriptionOf(context));
    const agency = await agencyOf(client);
    dropForeign(context, agency);
    const found = await allWebhooks(client);
    const own = await ownOf(context, found);
    await removeOrphans(
      context,
      client,
      found.filter((webhook) => webhook.url === endpoint && webhook !== own),
    );
    if (!own) return false;
    await repair(context, client, endpoint, own, agency);
    return true;
  } catch (error) {
    if (error instanceof LgcdError && faultIn(error) === 'passing' && isRegistered(stateOf(context))) {
      context.logger.warn(
        `LGCD could not be asked for the webhook, which is left as it is: ${error.message}`,
      );
      return true;
    }
    throw nodeError(context.getNode(), error);
  }
}

/** Registers the webhook and keeps its secret. Throws on every failure: n8n ignores what is returned. */
export async function register(context: IHookFunctions): Promise<boolean> {
  try {
    const endpoint = await endpointOf(context);
    const client = await clientOf(context);
    const subscription = subscriptionOf(context);
    await assertFilterable(context, client, subscription);
    const agency = await agencyOf(client);
    const { id, secret } = await client.call('webhook.create', {
      url: endpoint,
      events: subscription.events,
      description: descriptionOf(context, subscription),
    });
    if (!secret) await withoutSecret(context, client, id);
    remember(context, { webhookId: id, secret, ...(agency !== undefined && { agency }) });
    if (subscription.testPing)
      await sendPing(context, client, endpoint, id, () => forget(context, client, id));
    return true;
  } catch (error) {
    throw nodeError(context.getNode(), error);
  }
}

async function forget(context: IHookFunctions, client: Client, id: number): Promise<void> {
  await remove(client, id);
  retire(context);
  forgetPing(addressOf(context));
}

/**
 * Removes the webhook. Its secret stays accepted for as long as LGCD may retry what it signed. Where n8n has lost
 * which one it was, it is the one with our address; one that stands under another n8n's is left.
 */
export async function unregister(context: IHookFunctions): Promise<boolean> {
  try {
    const client = await clientOf(context);
    dropForeign(context, undefined);
    const { webhookId } = stateOf(context);
    if (webhookId === undefined) {
      const endpoint = addressOf(context);
      for (const { id, url } of await allWebhooks(client)) if (url === endpoint) await remove(client, id);
    } else {
      const known = await client.call('webhook.get', { id: webhookId }).catch(unless('gone'));
      // It is not there, or not for this token: then it is of another agency.
      if (known === undefined) dropForeign(context, await agencyOf(client));
      else if (await isOurs(context, known)) await remove(client, webhookId);
      else disown(context);
    }
    retire(context);
    forgetPing(addressOf(context));
    return true;
  } catch (error) {
    throw nodeError(context.getNode(), error);
  }
}
