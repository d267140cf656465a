import type { LodgifyApi, LodgifyEventName, LodgifySubscription } from '@lgcd/core-client/lodgify';
import { whoAnswers } from '@lgcd/core-client/n8n';
import { NodeOperationError } from 'n8n-workflow';
import type { Context } from './api.ts';
import { endpointOf, isElsewhere, isOurs } from './endpoints.ts';
import { faultIn } from './errors.ts';
import { disown, eventsIn, forget, idOf, isForeign, isOtherKey, remember, settle, stateOf } from './state.ts';

/** Deletes a subscription; one that is gone already is deleted. */
export async function remove(api: LodgifyApi, id: string): Promise<void> {
  await api.unsubscribe(id).catch((error: unknown) => {
    if (faultIn(error) !== 'gone') throw error;
  });
}

/**
 * Subscriptions at our address that we can't verify or don't want: their secret is lost, or their event was
 * unchosen. They go first, since Lodgify takes an address once only.
 */
async function removeStrays(
  { logger }: Context,
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

const isKnown = (context: Context, { id }: LodgifySubscription): boolean => {
  const { subscriptions = {} } = stateOf(context);
  return Object.values(subscriptions).some((subscription) => subscription.id === id);
};

/**
 * Of what stands at Lodgify, what is this trigger's: all at its address, and what it knows by its id under a former
 * one. But a copy of the workflow on another n8n knows the same ids, and those are the other's.
 */
export async function ownOf(
  context: Context,
  listed: readonly LodgifySubscription[],
  url: string,
): Promise<LodgifySubscription[]> {
  if (isForeign(context, stateOf(context))) {
    context.logger.warn(
      'The workflow was copied from another n8n, whose Lodgify webhooks are left as they are.',
    );
    disown(context);
  }
  const here = listed.filter(({ target_url }) => isOurs(url, target_url));
  const former = listed.filter(
    (subscription) => isKnown(context, subscription) && isElsewhere(url, subscription.target_url),
  );
  const [first] = former;
  if (!first) return here;
  if ((await whoAnswers(context, first.target_url, url)) !== 'another n8n') return [...here, ...former];
  context.logger.warn(
    `Lodgify's webhooks of the n8n that answers under ${new URL(first.target_url).origin} are left as they are.`,
  );
  disown(context);
  return here;
}

/** With another key, and nothing of what is known listed under it, it is another account: no secret stays good. */
export async function dropOtherAccount(
  context: Context,
  listed: readonly LodgifySubscription[],
): Promise<void> {
  if (!(await isOtherKey(context)) || listed.some((subscription) => isKnown(context, subscription))) return;
  context.logger.warn(
    'The credential has the key of another Lodgify account. Webhooks of the former one stand there until you delete them; what they send is refused.',
  );
  disown(context);
}

/** Brings what stands at Lodgify and what we know of it together; answers whether every wanted one stands. */
export async function adjust(
  context: Context,
  api: LodgifyApi,
  url: string,
  wanted: readonly LodgifyEventName[],
): Promise<boolean> {
  const listed = await api.list();
  await dropOtherAccount(context, listed);
  const own = await ownOf(context, listed, url);
  const state = stateOf(context);
  const stands = ({ id, event, target_url }: LodgifySubscription) =>
    wanted.some((name) => name === event && target_url === endpointOf(url, name) && id === idOf(state, name));
  const standing = own.filter(stands);
  await removeStrays(
    context,
    api,
    own.filter((subscription) => !standing.includes(subscription)),
  );
  for (const event of eventsIn(state)) {
    if (!standing.some((subscription) => subscription.event === event)) forget(context, event);
  }
  await settle(context);
  return standing.length === wanted.length;
}

export async function subscribe(context: Context, api: LodgifyApi, url: string, event: LodgifyEventName) {
  const { id, secret } = await api.subscribe(event, endpointOf(url, event));
  if (!secret) {
    await remove(api, id);
    // Without a secret every delivery would be refused; better that the activation fails, and says so.
    throw new NodeOperationError(context.getNode(), `Lodgify gave no secret for ${event}.`, {
      description: 'Deliveries could not be told from forgeries, so the trigger stays off.',
    });
  }
  remember(context, event, id, secret);
  await settle(context);
}
