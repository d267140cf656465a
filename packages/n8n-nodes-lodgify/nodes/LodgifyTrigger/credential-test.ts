import { LodgifyApiError, lodgifyApi, lodgifyKey } from '@lgcd/core-client/lodgify';
import { credentialTestPlatform } from '@lgcd/core-client/n8n';
import type {
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import { destinationOf } from './api.ts';

/** Tests a credential with the API that the trigger works with: the same address, the same refusals, the same words. */
export async function lodgifyApiTest(
  this: ICredentialTestFunctions,
  { data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
  const key = lodgifyKey(data.apiKey);
  if (key === '') return { status: 'Error', message: 'The API key is empty.' };
  try {
    const platform = credentialTestPlatform(this, { 'X-ApiKey': key });
    const { length } = await lodgifyApi(platform, ...destinationOf(data)).list();
    const webhooks = length === 1 ? '1 webhook' : `${length} webhooks`;
    return { status: 'OK', message: `Connected to Lodgify, which has ${webhooks} for this key.` };
  } catch (error) {
    const { message } = error as Error;
    const advice =
      error instanceof LodgifyApiError && error.status === undefined
        ? ' Check that this n8n reaches the base URL.'
        : '';
    return { status: 'Error', message: `${message}${advice}`.replaceAll(key, '[key]') };
  }
}
