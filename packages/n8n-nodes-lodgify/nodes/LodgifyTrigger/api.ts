import { type LodgifyApi, lodgifyApi } from '@lgcd/core-client/lodgify';
import { n8nPlatform } from '@lgcd/core-client/n8n';
import { type IHookFunctions, type IWebhookFunctions, sleep } from 'n8n-workflow';

const credentialName = 'lodgifyApi';

export type Context = IHookFunctions | IWebhookFunctions;

/** The base URL of the credential, as it was entered. */
export async function baseUrlOf(context: Context): Promise<string> {
  const { baseUrl } = await context.getCredentials<{ baseUrl: string }>(credentialName);
  return baseUrl;
}

/** The key of the credential. */
export async function keyOf(context: Context): Promise<string> {
  const { apiKey } = await context.getCredentials<{ apiKey: string }>(credentialName);
  return apiKey;
}

/** Lodgify's API with the credential of the node. */
export async function apiOf(context: Context, timeoutMs = 30_000): Promise<LodgifyApi> {
  return lodgifyApi(n8nPlatform(context, { credentialName, sleep, timeoutMs }), await baseUrlOf(context));
}
