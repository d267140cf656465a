import { createHash } from 'node:crypto';
import type { LodgifyEventName } from '@lgcd/core-client/lodgify';
import {
  keepState,
  refreshState,
  replaceState,
  retireSecret,
  type SecretState,
  secretsOf,
  triggerKey,
} from '@lgcd/core-client/n8n';
import { type Context, keyOf } from './api.ts';

interface Subscription extends SecretState {
  id?: string;
}

/** What the trigger keeps in n8n's static data: one subscription an event, each with a secret of its own. */
export interface State {
  subscriptions?: Partial<Record<LodgifyEventName, Subscription>>;
  /** Which n8n has subscribed, and with which key: a print of it, from which nobody gets the key. */
  instance?: string;
  account?: string;
  /** When it was written. */
  at?: number;
}

/** What n8n has stored, set right where the process knows better. */
export function stateOf(context: Context): State {
  const state = context.getWorkflowStaticData('node') as State;
  refreshState(triggerKey(context), state);
  return state;
}

const keep = (context: Context) => keepState(triggerKey(context), stateOf(context));

/** Whether another n8n has subscribed: its state came along with a workflow that was exported there. */
export const isForeign = (context: Context, { instance }: State): boolean =>
  instance !== undefined && instance !== context.getInstanceId();

const printOf = async (context: Context): Promise<string> =>
  createHash('sha256')
    .update(`lodgify ${await keyOf(context)}`)
    .digest('hex')
    .slice(0, 16);

/** Whether the credential has another key than the one that subscribed. */
export async function isOtherKey(context: Context): Promise<boolean> {
  const { account } = stateOf(context);
  return account !== undefined && account !== (await printOf(context));
}

/** What was kept is another's: nothing of it stays good, no former secret either. */
export function disown(context: Context): void {
  const state = stateOf(context);
  replaceState(state, { at: state.at ?? 0 });
  keep(context);
}

/** Notes by which n8n and with which key the subscriptions stand. */
export async function settle(context: Context): Promise<void> {
  const state = stateOf(context);
  const where = { instance: context.getInstanceId(), account: await printOf(context) };
  if (state.instance === where.instance && state.account === where.account) return;
  Object.assign(state, where);
  keep(context);
}

const all = (state: State) => {
  state.subscriptions ??= {};
  return state.subscriptions;
};

export const eventsIn = (state: State): LodgifyEventName[] =>
  Object.keys(state.subscriptions ?? {}) as LodgifyEventName[];

/** The id of the event's subscription, when its secret is known as well: one without the other is of no use. */
export function idOf(state: State, event: LodgifyEventName): string | undefined {
  const subscription = state.subscriptions?.[event];
  return subscription?.secret ? subscription.id : undefined;
}

export function remember(context: Context, event: LodgifyEventName, id: string, secret: string): void {
  const subscriptions = all(stateOf(context));
  const subscription = subscriptions[event] ?? {};
  retireSecret(subscription, Date.now());
  subscriptions[event] = { ...subscription, id, secret };
  keep(context);
}

/** The subscription is gone; what it has signed may still be on its way. */
export function forget(context: Context, event: LodgifyEventName): void {
  const subscription = stateOf(context).subscriptions?.[event];
  if (!subscription || (subscription.id === undefined && subscription.secret === undefined)) return;
  retireSecret(subscription, Date.now());
  delete subscription.id;
  keep(context);
}

/** Every secret that a delivery of the event may be signed with; without an event, those of all. */
export function secretsFor(state: State, event: LodgifyEventName | undefined, now: number): string[] {
  const names = event ? [event] : eventsIn(state);
  return names.flatMap((name) => {
    const subscription = state.subscriptions?.[name];
    return subscription ? secretsOf(subscription, now) : [];
  });
}
