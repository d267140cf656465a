import { type Client, createClient, defaultBaseUrl, normaliseBaseUrl } from '@lgcd/core-client';
import { isBlank } from '@lgcd/core-client/input';
import { n8nPlatform } from '@lgcd/core-client/n8n';
import { sleep } from 'n8n-workflow';
import { type Context, credentialName } from './context.ts';
import type { Waits } from './waits.ts';

/**
 * Where a credential leads, for `createClient`: an address that was emptied is LGCD's own, and a credential from before
 * hosts could be allowed has none.
 */
export const destinationOf = ({
  baseUrl,
  allowHttpHosts,
}: {
  baseUrl?: unknown;
  allowHttpHosts?: unknown;
}) => ({
  baseUrl: isBlank(baseUrl) ? defaultBaseUrl : String(baseUrl),
  allowHttpHosts: isBlank(allowHttpHosts) ? [] : String(allowHttpHosts),
});

const destination = async (context: Context) =>
  destinationOf(await context.getCredentials<{ baseUrl: string; allowHttpHosts?: string }>(credentialName));

/** The base URL of the credential, as the client takes it. @throws InputError */
export async function baseUrlOf(context: Context): Promise<string> {
  const { baseUrl, allowHttpHosts } = await destination(context);
  return normaliseBaseUrl(baseUrl, allowHttpHosts);
}

export interface ClientSettings {
  maxRetries?: number;
  /** The longest single wait in milliseconds; a longer one is answered with the error. */
  maxWait?: number;
  /** Hears of each wait. */
  waits?: Waits;
}

/**
 * A client for the credential of the node. One client counts what the token may still send, so a run makes one and
 * keeps it for all its items.
 */
export async function clientOf(
  context: Context,
  { waits, ...options }: ClientSettings = {},
): Promise<Client> {
  const platform = n8nPlatform(context, {
    credentialName,
    // A run that is stopped does not wait on.
    sleep: (ms) =>
      sleep(ms, 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined),
    ...(waits ? { onWait: (ms, why, now) => waits.begins(ms, why, now) } : {}),
  });
  return createClient(platform, { ...(await destination(context)), ...options });
}

/** A client for a list in the editor: somebody looks at it, so it says when to come back rather than to wait. */
export const editorClientOf = (context: Context): Promise<Client> => clientOf(context, { maxWait: 1_000 });
