import { type Client, defaultBaseUrl, PlanError, type Returned } from '@lgcd/core-client';
import type { Authentication } from 'zapier-platform-core';
import { isBasic, type Lacking, lackingOf, noteOf, noteOfBasic } from './abilities.ts';
import { withClient } from './platform.ts';

const docs = 'https://api.lgcd.ma/v1/docs';

interface Connection {
  agency_id: number | null;
  agency_name: string;
  agency_plan: Returned<'account.get'>['agency']['plan'];
  token_name: string;
  /** What the label adds where the connection can do less than people expect. */
  note: string;
  missing_abilities: Lacking['abilities'];
}

/** The plan has no part of the API that names the agency, so its own invoices show that the token is good. */
async function basic(client: Client): Promise<Connection> {
  await client.call('saasInvoice.getAll', { per_page: 1 });
  return {
    agency_id: null,
    agency_name: 'LGCD',
    agency_plan: 'basic',
    token_name: 'access token',
    note: noteOfBasic,
    missing_abilities: [],
  };
}

async function accountOf(client: Client): Promise<Returned<'account.get'> | undefined> {
  try {
    return await client.call('account.get');
  } catch (error) {
    if (error instanceof PlanError) return undefined;
    throw error;
  }
}

/**
 * Any valid token connects, of a Basic plan too: a token of few abilities is good practice. What it cannot do is told
 * in the label and step by step; one that can do nothing is refused.
 */
const test = withClient(async (client, _bundle, z): Promise<Connection> => {
  const account = await accountOf(client);
  if (!account) return basic(client);
  const { agency, token } = account;
  const lacking = lackingOf(token.abilities);
  if (lacking.usable === 0) {
    throw new z.errors.Error(
      `The token "${token.name}" of ${agency.name} has no ability that this app can use. Create one in LGCD with the abilities that your Zaps need, as bookings:read.`,
      'missing_ability',
      403,
    );
  }
  for (const { ability, allows, needed_for } of lacking.abilities) {
    z.console.log(`The token lacks ${ability} (${allows}), which is needed for: ${needed_for}.`);
  }
  return {
    agency_id: agency.id,
    agency_name: agency.name,
    agency_plan: agency.plan,
    token_name: token.name,
    note: isBasic(agency, Date.now()) ? noteOfBasic : noteOf(token.abilities),
    missing_abilities: lacking.abilities,
  };
});

export const authentication: Authentication = {
  type: 'custom',
  test,
  connectionLabel: '{{agency_name}} · {{token_name}}{{note}}',
  fields: [
    {
      key: 'access_token',
      label: 'Access Token',
      type: 'password',
      required: true,
      helpText: `Create an API token in your LGCD cockpit, with only the abilities that your Zaps need. It looks like \`1|…\` and is shown once. More in the [documentation of the API](${docs}).`,
    },
    {
      key: 'base_url',
      label: 'Base URL',
      type: 'string',
      required: false,
      isNoSecret: true,
      placeholder: defaultBaseUrl,
      helpText: `Leave this empty unless LGCD gave you an address of your own. Empty means \`${defaultBaseUrl}\`.`,
    },
  ],
};
