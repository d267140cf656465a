import { type LodgifyApi, lodgifyApi, lodgifyUrl } from '@lgcd/core-client/lodgify';
import { n8nPlatform } from '@lgcd/core-client/n8n';
import { type IHookFunctions, type IWebhookFunctions, sleep } from 'n8n-workflow';

const credentialName = 'lodgifyApi';

export type Context = IHookFunctions | IWebhookFunctions;

/** Where a credential leads, in the order of `lodgifyApi`; one from before hosts could be allowed has none. */
export const destinationOf = ({ baseUrl, allowHttpHosts }: { baseUrl?: unknown; allowHttpHosts?: unknown }) =>
  [String(baseUrl ?? ''), String(allowHttpHosts ?? '')] as const;

/** The base URL of the credential, as the API takes it. @throws LodgifyApiError */
export const baseUrlOf = async (context: Context): Promise<string> =>
  lodgifyUrl(...destinationOf(await context.getCredentials(credentialName)));

/** The key of the credential. */
export async function keyOf(context: Context): Promise<string> {
  const { apiKey } = await context.getCredentials<{ apiKey: string }>(credentialName);
  return apiKey;
}

/** Lodgify's API with the credential of the node. */
export async function apiOf(context: Context, timeoutMs = 30_000): Promise<LodgifyApi> {
  const platform = n8nPlatform(context, { credentialName, sleep, timeoutMs });
  return lodgifyApi(platform, ...destinationOf(await context.getCredentials(credentialName)));
}
