import {
  type LodgifyApi,
  type LodgifyEventName,
  type LodgifySubscription,
  lodgifyUrl,
} from '@lgcd/core-client/lodgify';
import { dropFreshSecret, keepFreshSecret, unreachable } from '@lgcd/core-client/n8n';
import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';
import { apiOf, baseUrlOf } from './api.ts';
import { endpointOf, isOurs } from './endpoints.ts';
import { faultIn, nodeError } from './errors.ts';
import { parametersOf } from './parameters.ts';
import { eventsIn, forget, idOf, remember, type State } from './state.ts';

const stateOf = (context: IHookFunctions) => context.getWorkflowStaticData('node') as State;

/** The address that Lodgify is to deliver to, which must be one that it can reach. */
async function webhookUrlOf(context: IHookFunctions): Promise<string> {
  const url = context.getNodeWebhookUrl('default');
  if (!url) throw new NodeOperationError(context.getNode(), 'n8n gives this trigger no webhook URL.');
  const reason = unreachable(url, lodgifyUrl(await baseUrlOf(context)));
  if (reason) throw new NodeOperationError(context.getNode(), reason);
  return url;
}

function wantedEvents(context: IHookFunctions): LodgifyEventName[] {
  const { events } = parametersOf(context);
  if (events.length > 0) return events;
  throw new NodeOperationError(context.getNode(), 'No event is chosen. Choose at least one under Events.');
}

/** Deletes a subscription; one that is gone already is deleted. */
async function remove(api: LodgifyApi, id: string): Promise<void> {
  await api.unsubscribe(id).catch((error: unknown) => {
    if (faultIn(error) !== 'gone') throw error;
  });
}

/**
 * Subscriptions at our address that we can't verify or don't want: their secret is lost, or their event was
 * unchosen. They go first, since Lodgify takes an address once only.
 */
async function removeStrays(
  { logger }: IHookFunctions,
  api: LodgifyApi,
  strays: readonly LodgifySubscription[],
): Promise<void> {
  for (const { id } of strays) {
    await remove(api, id).catch((error: unknown) => {
      if (faultIn(error) !== 'passing') throw error;
      logger.warn(`Lodgify keeps the stray webhook ${id} for now; the next activation removes it.`);
    });
  }
}

/** Brings what stands at Lodgify and what we know of it together; answers whether every wanted one stands. */
async function adjust(
  context: IHookFunctions,
  api: LodgifyApi,
  url: string,
  wanted: readonly LodgifyEventName[],
): Promise<boolean> {
  const state = stateOf(context);
  const stands = ({ id, event, target_url }: LodgifySubscription) =>
    wanted.some((name) => name === event && target_url === endpointOf(url, name) && id === idOf(state, name));
  const listed = (await api.list()).filter(({ target_url }) => isOurs(url, target_url));
  const standing = listed.filter(stands);
  const strays = listed.filter((subscription) => !standing.includes(subscription));
  await removeStrays(context, api, strays);
  for (const event of eventsIn(state)) {
    if (!standing.some((subscription) => subscription.event === event)) forget(state, event, Date.now());
  }
  return standing.length === wanted.length;
}

const isKnown = (context: IHookFunctions): boolean => {
  const { events } = parametersOf(context);
  return events.length > 0 && events.every((event) => idOf(stateOf(context), event));
};

/**
 * Whether the subscription of every chosen event stands at Lodgify. Strays are removed, and what is gone there is
 * forgotten here, so that `register` makes it anew. On a passing fault of Lodgify what we know is believed: nothing
 * is torn down because Lodgify can't answer now.
 */
export async function isStanding(context: IHookFunctions): Promise<boolean> {
  try {
    const wanted = wantedEvents(context);
    const url = await webhookUrlOf(context);
    const api = await apiOf(context);
    return await adjust(context, api, url, wanted);
  } catch (error) {
    if (faultIn(error) !== 'passing' || !isKnown(context)) throw nodeError(context.getNode(), error);
    context.logger.warn('Lodgify could not be asked for the webhooks, which are left as they are.');
    return true;
  }
}

async function subscribe(context: IHookFunctions, api: LodgifyApi, url: string, event: LodgifyEventName) {
  const endpoint = endpointOf(url, event);
  const { id, secret } = await api.subscribe(event, endpoint);
  if (!secret) {
    await remove(api, id);
    // Without a secret every delivery would be refused; better that the activation fails, and says so.
    throw new NodeOperationError(context.getNode(), `Lodgify gave no secret for ${event}.`, {
      description: 'Deliveries could not be told from forgeries, so the trigger stays off.',
    });
  }
  remember(stateOf(context), event, id, secret, Date.now());
  keepFreshSecret(endpoint, secret);
}

/** Takes back what an activation that failed has made, so that nothing delivers to a workflow that is off. */
async function undo(
  context: IHookFunctions,
  api: LodgifyApi,
  url: string,
  events: readonly LodgifyEventName[],
) {
  for (const event of events) {
    await drop(context, api, url, event).catch(() => {
      context.logger.warn(`Lodgify keeps the webhook of ${event} for now; the next activation removes it.`);
    });
  }
}

/** Subscribes what does not stand yet, and keeps the secrets. Throws on every failure: n8n ignores what is returned. */
export async function register(context: IHookFunctions): Promise<boolean> {
  try {
    const url = await webhookUrlOf(context);
    const api = await apiOf(context);
    const made: LodgifyEventName[] = [];
    for (const event of wantedEvents(context)) {
      if (idOf(stateOf(context), event)) continue;
      try {
        await subscribe(context, api, url, event);
        made.push(event);
      } catch (error) {
        await undo(context, api, url, made);
        throw nodeError(context.getNode(), error);
      }
    }
    return true;
  } catch (error) {
    throw nodeError(context.getNode(), error);
  }
}

async function drop(
  context: IHookFunctions,
  api: LodgifyApi,
  url: string | undefined,
  event: LodgifyEventName,
) {
  const state = stateOf(context);
  const id = idOf(state, event);
  if (id !== undefined) await remove(api, id);
  forget(state, event, Date.now());
  if (url) dropFreshSecret(endpointOf(url, event));
}

/** Removes every subscription. One that can't be removed now does not keep the others. */
export async function unregister(context: IHookFunctions): Promise<boolean> {
  const url = context.getNodeWebhookUrl('default');
  const failures: unknown[] = [];
  try {
    const api = await apiOf(context);
    for (const event of eventsIn(stateOf(context))) {
      await drop(context, api, url, event).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
    return true;
  } catch (error) {
    throw nodeError(context.getNode(), error);
  }
}
