import type { LodgifyEventName } from '@lgcd/core-client/lodgify';
import { retireSecret, type SecretState, secretsOf } from '@lgcd/core-client/n8n';

interface Subscription extends SecretState {
  id?: string;
}

/** What the trigger keeps in n8n's static data: one subscription an event, each with a secret of its own. */
export interface State {
  subscriptions?: Partial<Record<LodgifyEventName, Subscription>>;
}

const all = (state: State) => {
  state.subscriptions ??= {};
  return state.subscriptions;
};

export const eventsIn = (state: State): LodgifyEventName[] => Object.keys(all(state)) as LodgifyEventName[];

/** The id of the event's subscription, when its secret is known as well: one without the other is of no use. */
export function idOf(state: State, event: LodgifyEventName): string | undefined {
  const subscription = all(state)[event];
  return subscription?.secret ? subscription.id : undefined;
}

export function remember(
  state: State,
  event: LodgifyEventName,
  id: string,
  secret: string,
  now: number,
): void {
  const subscription = all(state)[event] ?? {};
  retireSecret(subscription, now);
  all(state)[event] = { ...subscription, id, secret };
}

/** The subscription is gone; what it has signed may still be on its way. */
export function forget(state: State, event: LodgifyEventName, now: number): void {
  const subscription = all(state)[event];
  if (!subscription) return;
  retireSecret(subscription, now);
  delete subscription.id;
}

/** Every secret that a delivery of the event may be signed with; without an event, those of all. */
export function secretsFor(state: State, event: LodgifyEventName | undefined, now: number): string[] {
  const names = event ? [event] : eventsIn(state);
  return names.flatMap((name) => {
    const subscription = all(state)[name];
    return subscription ? secretsOf(subscription, now) : [];
  });
}
