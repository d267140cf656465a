import { type Client, createClient } from '@lgcd/core-client';
import { type Context, credentialName } from './context.ts';
import { platformOf } from './platform.ts';

/** The base URL of the credential, as it was entered. */
export async function baseUrlOf(context: Context): Promise<string> {
  const { baseUrl } = await context.getCredentials<{ baseUrl: string }>(credentialName);
  return baseUrl;
}

/**
 * A client for the credential of the node. One client counts what the token may still send, so a run makes one and
 * keeps it for all its items.
 */
export async function clientOf(context: Context, options: { maxRetries?: number } = {}): Promise<Client> {
  return createClient(platformOf(context), { baseUrl: await baseUrlOf(context), ...options });
}
