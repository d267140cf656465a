import { defaultBaseUrl, type Returned } from '@lgcd/core-client';
import type { Authentication } from 'zapier-platform-core';
import { lackingOf } from './abilities.ts';
import { withClient } from './platform.ts';

const docs = 'https://api.lgcd.ma/v1/docs';

const summary = ({ agency, token }: Returned<'account.get'>) => ({
  agency_id: agency.id,
  agency_name: agency.name,
  agency_plan: agency.plan,
  token_name: token.name,
});

/**
 * Any valid token connects: a token of few abilities is good practice. What it cannot do is told, step by step; one
 * that can do nothing is refused.
 */
const test = withClient(async (client, _bundle, z) => {
  const account = await client.call('account.get');
  const lacking = lackingOf(account.token.abilities);
  if (lacking.usable === 0) {
    const { agency, token } = account;
    throw new z.errors.Error(
      `The token "${token.name}" of ${agency.name} has no ability that this app can use. Create one in LGCD with the abilities that your Zaps need, as bookings:read.`,
      'missing_ability',
      403,
    );
  }
  for (const { ability, allows, needed_for } of lacking.abilities) {
    z.console.log(`The token lacks ${ability} (${allows}), which is needed for: ${needed_for}.`);
  }
  return { ...summary(account), missing_abilities: lacking.abilities };
});

export const authentication: Authentication = {
  type: 'custom',
  test,
  connectionLabel: '{{agency_name}} · {{token_name}}',
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
