import type { LodgifyApi, LodgifyEventName } from '@lgcd/core-client/lodgify';
import { unreachable } from '@lgcd/core-client/n8n';
import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';
import { apiOf, baseUrlOf } from './api.ts';
import { faultIn, nodeError } from './errors.ts';
import { parametersOf } from './parameters.ts';
import { eventsIn, forget, idOf, stateOf } from './state.ts';
import { adjust, dropOtherAccount, ownOf, remove, subscribe } from './subscriptions.ts';

/** The address that Lodgify is to deliver to, which must be one that it can reach. */
async function webhookUrlOf(context: IHookFunctions): Promise<string> {
  const url = context.getNodeWebhookUrl('default');
  if (!url) throw new NodeOperationError(context.getNode(), 'n8n gives this trigger no webhook URL.');
  const reason = unreachable(url, await baseUrlOf(context));
  if (reason) throw new NodeOperationError(context.getNode(), reason);
  return url;
}

function wantedEvents(context: IHookFunctions): LodgifyEventName[] {
  const { events } = parametersOf(context);
  if (events.length > 0) return events;
  throw new NodeOperationError(context.getNode(), 'No event is chosen. Choose at least one under Events.');
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

/** Takes back what an activation that failed has made, so that nothing delivers to a workflow that is off. */
async function undo(context: IHookFunctions, api: LodgifyApi, events: readonly LodgifyEventName[]) {
  for (const event of events) {
    await drop(context, api, event).catch(() => {
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
        await undo(context, api, made);
        throw nodeError(context.getNode(), error);
      }
    }
    return true;
  } catch (error) {
    throw nodeError(context.getNode(), error);
  }
}

async function drop(context: IHookFunctions, api: LodgifyApi, event: LodgifyEventName): Promise<void> {
  const id = idOf(stateOf(context), event);
  if (id !== undefined) await remove(api, id);
  forget(context, event);
}

/**
 * Removes every subscription of this trigger, also those whose id n8n has lost; another n8n's are left. One that
 * can't be removed now does not keep the others.
 */
export async function unregister(context: IHookFunctions): Promise<boolean> {
  const failures: unknown[] = [];
  try {
    const api = await apiOf(context);
    const listed = await api.list();
    await dropOtherAccount(context, listed);
    const own = await ownOf(context, listed, context.getNodeWebhookUrl('default') ?? '');
    for (const { id } of own) await remove(api, id).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
    for (const event of eventsIn(stateOf(context))) forget(context, event);
    return true;
  } catch (error) {
    throw nodeError(context.getNode(), error);
  }
}
