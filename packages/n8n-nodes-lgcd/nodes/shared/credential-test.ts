import { type Client, createClient, PlanError, readAccessToken, redact } from '@lgcd/core-client';
import { credentialTestPlatform } from '@lgcd/core-client/n8n';
import type {
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import { destinationOf } from './client.ts';

const abilities = ({ length }: readonly string[]) => `${length} ${length === 1 ? 'ability' : 'abilities'}`;

const basicPlan =
  'Connected. The Basic plan reads SaaS invoices (SaaS Invoice → Get Many), and nothing else.';

/** What the token may do. The Basic plan does not even say who it is; it reads its own invoices. */
const scopeOf = (client: Client): Promise<string> =>
  client.call('account.get').then(
    ({ agency, token }) =>
      `Connected to ${agency.name}. The token has ${abilities(token.abilities)}: ${token.abilities.join(', ') || 'none'}.`,
    async (error: unknown) => {
      if (!(error instanceof PlanError)) throw error;
      await client.call('saasInvoice.getAll', { per_page: 1 });
      return basicPlan;
    },
  );

/** Tests a credential with the client that the nodes run with: the same address, the same refusals, the same words. */
export async function lgcdApiTest(
  this: ICredentialTestFunctions,
  { data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
  const accessToken = readAccessToken(data.accessToken);
  if (accessToken === '') return { status: 'Error', message: 'The access token is empty.' };
  try {
    const client = createClient(credentialTestPlatform(this), {
      ...destinationOf(data),
      accessToken,
      maxRetries: 0,
    });
    return { status: 'OK', message: await scopeOf(client) };
  } catch (error) {
    return { status: 'Error', message: redact((error as Error).message, accessToken) };
  }
}
