import { type Client, InputError, LgcdError, normaliseBaseUrl, type Returned } from '@lgcd/core-client';
import {
  dropFreshSecret,
  type Fault,
  faultOf,
  keepFreshSecret,
  retireSecret,
  unreachable,
} from '@lgcd/core-client/n8n';
import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';
import { baseUrlOf, clientOf } from '../shared/client.ts';
import { nodeError } from '../shared/errors.ts';
import { forgetPing } from './ping.ts';
import { assertFilterable } from './property-filter.ts';
import { isRegistered, type State } from './state.ts';
import { isSameSet, type Subscription, subscriptionOf } from './subscription.ts';
import { sendPing } from './test-ping.ts';

type Webhook = Returned<'webhook.get'>;

const stateOf = (context: IHookFunctions) => context.getWorkflowStaticData('node') as State;

/** An input error has no status, as a broken connection has none, but will not pass. */
const faultIn = (error: unknown): Fault =>
  error instanceof LgcdError && !(error instanceof InputError) ? faultOf(error.status) : 'refused';

/** The address that LGCD is to deliver to, which must be one that it can reach. */
async function endpointOf(context: IHookFunctions): Promise<string> {
  const endpoint = context.getNodeWebhookUrl('default');
  if (!endpoint) throw new NodeOperationError(context.getNode(), 'n8n gives this trigger no webhook URL.');
  const reason = unreachable(endpoint, normaliseBaseUrl(await baseUrlOf(context)));
  if (reason) throw new NodeOperationError(context.getNode(), reason);
  return endpoint;
}

/**
 * The path names the node, so it is ours under a former address of this n8n too; a copy of the workflow, which may
 * carry the state of the first one, has another path.
 */
const isOurs = (url: string, endpoint: string) => new URL(url).pathname === new URL(endpoint).pathname;

/** n8n's own name for the webhook, for people who look at the list in LGCD. */
const descriptionOf = (context: IHookFunctions, { description }: Subscription) =>
  description ?? `n8n: ${context.getWorkflow().name ?? context.getWorkflow().id ?? 'workflow'}`.slice(0, 255);

function remember(context: IHookFunctions, endpoint: string, webhookId: number, secret: string): void {
  const state = stateOf(context);
  retireSecret(state, Date.now());
  state.webhookId = webhookId;
  state.secret = secret;
  keepFreshSecret(endpoint, secret);
}

/** For `catch`: takes faults of one kind for no failure, and hands on all others. */
const unless =
  (fault: Fault, then: () => void = () => {}) =>
  (error: unknown) => {
    if (faultIn(error) !== fault) throw error;
    then();
  };

/** Deletes a webhook; one that is gone already is deleted. */
async function remove(client: Client, id: number): Promise<void> {
  await client.call('webhook.delete', { id }).catch(unless('gone'));
}

/** Without a secret every delivery would be refused; better that the activation fails, and says so. */
async function withoutSecret(context: IHookFunctions, client: Client, id: number): Promise<never> {
  await remove(client, id);
  throw new NodeOperationError(context.getNode(), 'LGCD gave no secret for the webhook.', {
    description: 'Deliveries could not be told from forgeries, so the trigger stays off.',
  });
}

/** Webhooks with our URL that are not ours: their secret is lost, so all they could send would be refused. */
async function removeOrphans(
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

/** Brings a webhook that stands at LGCD to what the node asks for. */
async function repair(
  context: IHookFunctions,
  client: Client,
  endpoint: string,
  own: Webhook,
): Promise<void> {
  const { events } = subscriptionOf(context);
  if (!isSameSet(own.events, events) || !own.active || own.url !== endpoint)
    await client.call('webhook.update', { id: own.id, url: endpoint, events, active: true });
  if (isRegistered(stateOf(context))) return;
  const { secret } = await client.call('webhook.rotateSecret', { id: own.id });
  if (!secret) await withoutSecret(context, client, own.id);
  remember(context, endpoint, own.id, secret);
}

/**
 * Whether our webhook stands at LGCD, repaired where it had drifted. On a passing fault of LGCD it is believed to
 * stand when its id and secret are known: nothing is torn down because LGCD can't answer now.
 */
export async function isStanding(context: IHookFunctions): Promise<boolean> {
  const state = stateOf(context);
  try {
    const endpoint = await endpointOf(context);
    const client = await clientOf(context);
    const found: Webhook[] = [];
    for await (const webhook of client.paginate('webhook.getAll', {})) found.push(webhook);
    const own = found.find(({ id, url }) => id === state.webhookId && isOurs(url, endpoint));
    await removeOrphans(
      context,
      client,
      found.filter((webhook) => webhook.url === endpoint && webhook !== own),
    );
    if (!own) return false;
    await repair(context, client, endpoint, own);
    return true;
  } catch (error) {
    if (error instanceof LgcdError && faultIn(error) === 'passing' && isRegistered(state)) {
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
    const { id, secret } = await client.call('webhook.create', {
      url: endpoint,
      events: subscription.events,
      description: descriptionOf(context, subscription),
    });
    if (!secret) await withoutSecret(context, client, id);
    remember(context, endpoint, id, secret);
    if (subscription.testPing)
      await sendPing(context, client, endpoint, id, () => forget(context, client, endpoint));
    return true;
  } catch (error) {
    throw nodeError(context.getNode(), error);
  }
}

async function forget(context: IHookFunctions, client: Client, endpoint: string | undefined): Promise<void> {
  const state = stateOf(context);
  if (state.webhookId !== undefined) await remove(client, state.webhookId);
  delete state.webhookId;
  retireSecret(state, Date.now());
  if (!endpoint) return;
  dropFreshSecret(endpoint);
  forgetPing(endpoint);
}

/** Removes the webhook. Its secret stays accepted for as long as LGCD may retry what it signed. */
export async function unregister(context: IHookFunctions): Promise<boolean> {
  try {
    await forget(context, await clientOf(context), context.getNodeWebhookUrl('default'));
    return true;
  } catch (error) {
    throw nodeError(context.getNode(), error);
  }
}
