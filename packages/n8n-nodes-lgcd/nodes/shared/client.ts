import { type Client, createClient, defaultBaseUrl } from '@lgcd/core-client';
import { isBlank } from '@lgcd/core-client/input';
import { n8nPlatform } from '@lgcd/core-client/n8n';
import { sleep } from 'n8n-workflow';
import { type Context, credentialName } from './context.ts';

/** An address that was emptied is LGCD's own. */
export const addressOf = (baseUrl: unknown): string => (isBlank(baseUrl) ? defaultBaseUrl : String(baseUrl));

/** The base URL of the credential, as it was entered. */
export async function baseUrlOf(context: Context): Promise<string> {
  const { baseUrl } = await context.getCredentials<{ baseUrl: string }>(credentialName);
  return addressOf(baseUrl);
}

/**
 * A client for the credential of the node. One client counts what the token may still send, so a run makes one and
 * keeps it for all its items.
 */
export async function clientOf(context: Context, options: { maxRetries?: number } = {}): Promise<Client> {
  return createClient(n8nPlatform(context, { credentialName, sleep }), {
    baseUrl: await baseUrlOf(context),
    ...options,
  });
}
