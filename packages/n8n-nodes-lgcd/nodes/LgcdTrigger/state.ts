import {
  keepState,
  refreshState,
  replaceState,
  retireSecret,
  type SecretState,
  triggerKey,
} from '@lgcd/core-client/n8n';
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** What the trigger keeps in n8n's static data: plain text in n8n's database, which is why no more stands there. */
export interface State extends SecretState, IDataObject {
  webhookId?: number;
  /** The newest delivery when the secret was given: it and those before it are signed with former ones. */
  newestDelivery?: number;
  /** The event of the test on activation, which starts nothing, also when it comes again. */
  ping?: string;
  /** Under which address, by which n8n, for which agency it was registered. */
  address?: string;
  instance?: string;
  agency?: number;
  /** When it was written. */
  at?: number;
}

type Context = IHookFunctions | IWebhookFunctions;

export const isRegistered = (state: State): boolean =>
  typeof state.webhookId === 'number' && typeof state.secret === 'string' && state.secret !== '';

/** The address of the trigger on this n8n. */
export const addressOf = (context: Context): string => context.getNodeWebhookUrl('default') ?? '';

/** Whether another n8n has registered: its state came along with a workflow that was exported there. */
export const isForeign = (context: Context, { instance }: State): boolean =>
  instance !== undefined && instance !== context.getInstanceId();

/** What n8n has stored, set right where the process knows better. */
export function stateOf(context: Context): State {
  const state = context.getWorkflowStaticData('node') as State;
  refreshState(triggerKey(context), state);
  return state;
}

/** Keeps a new secret; the one before stays good for as long as LGCD may retry what it has signed. */
export function remember(
  context: Context,
  registered: { webhookId: number; secret: string; agency?: number; newestDelivery?: number },
): void {
  const state = stateOf(context);
  retireSecret(state, Date.now());
  delete state.newestDelivery;
  Object.assign(state, registered, { address: addressOf(context), instance: context.getInstanceId() });
  keepState(triggerKey(context), state);
}

/** Notes the event that is only a test. */
export function notePing(context: Context, eventId: string): void {
  const state = stateOf(context);
  state.ping = eventId;
  keepState(triggerKey(context), state);
}

/** Notes under which address, by which n8n and for which agency a webhook stands whose secret is known. */
export function settle(context: Context, agency: number | undefined): void {
  const state = stateOf(context);
  const where = {
    address: addressOf(context),
    instance: context.getInstanceId(),
    ...(agency !== undefined && { agency }),
  };
  if (Object.entries(where).every(([name, value]) => state[name] === value)) return;
  Object.assign(state, where);
  keepState(triggerKey(context), state);
}

/** The webhook is gone; what it has signed may still be on its way. */
export function retire(context: Context): void {
  const state = stateOf(context);
  delete state.webhookId;
  delete state.newestDelivery;
  retireSecret(state, Date.now());
  keepState(triggerKey(context), state);
}

/** What was kept is another's: nothing of it stays good, no former secret either. */
export function disown(context: Context): void {
  const state = stateOf(context);
  replaceState(state, { at: state.at ?? 0 });
  keepState(triggerKey(context), state);
}
