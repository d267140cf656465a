import type { Client, Returned } from '@lgcd/core-client';
import { whoAnswers } from '@lgcd/core-client/n8n';
import type { IHookFunctions } from 'n8n-workflow';
import { unless } from './fault.ts';
import { addressOf, disown, isForeign, stateOf } from './state.ts';

export type Webhook = Returned<'webhook.get'>;

/** The agency of the token; undefined where LGCD can't be asked for it. */
export async function agencyOf(client: Client): Promise<number | undefined> {
  const account = await client.call('account.get').catch(unless('gone'));
  return account?.agency.id;
}

/**
 * Forgets a state that another n8n or another agency has left, with its secrets. The webhook of another agency can't
 * be removed with this token.
 */
export function dropForeign(context: IHookFunctions, agency: number | undefined): void {
  const state = stateOf(context);
  if (isForeign(context, state)) {
    context.logger.warn('The workflow was copied from another n8n, whose LGCD webhook is left as it is.');
    disown(context);
  } else if (agency !== undefined && state.agency !== undefined && state.agency !== agency) {
    context.logger.warn(
      `The credential is now of agency ${agency}. Webhook ${state.webhookId ?? ''} of agency ${state.agency} stands at LGCD until you delete it there; its events are refused.`,
    );
    disown(context);
  }
}

/**
 * Whether a webhook that the state names is this trigger's. The path names the node, so it is under a former address
 * of this n8n too; but a copy of the workflow on another n8n has the same path, and its webhook is its own.
 */
export async function isOurs(context: IHookFunctions, { id, url }: Webhook): Promise<boolean> {
  const address = addressOf(context);
  if (url === address) return true;
  if (new URL(url).pathname !== new URL(address).pathname) return false;
  if ((await whoAnswers(context, url, address)) !== 'another n8n') return true;
  context.logger.warn(
    `LGCD's webhook ${id} belongs to the n8n that answers under ${new URL(url).origin}, and is left as it is.`,
  );
  return false;
}
