import { createHmac } from 'node:crypto';
import type { Core } from '../engine/core.ts';
import { hashToken, newSecret } from '../engine/secrets.ts';
import { remember, setting } from '../engine/store/settings.ts';
import { type DemoToken, type DemoTokens, demoTokens } from './demo-tokens.ts';

/** Where a database keeps what its random demo tokens are made of; one without it has the fixed ones. */
const secretSetting = 'demo_secret';

/** Where a database keeps the tokens of the seed that it was filled with. */
const tokensSetting = 'seed_tokens';

const part = (secret: string, of: string): string =>
  createHmac('sha256', secret).update(of).digest('hex').slice(0, 40);

/** The tokens of this server: those of its own seed, else the fixed demo tokens, or their like with a random secret part. */
export function demoTokensOf({ demoSecret, seedTokens }: Core): DemoTokens {
  if (seedTokens !== undefined) return seedTokens;
  if (demoSecret === undefined) return demoTokens;
  const randomised = (each: DemoToken) => ({
    ...each,
    token: `${each.id}|${part(demoSecret, `token ${each.id}`)}`,
  });
  const [first, ...others] = demoTokens;
  return [randomised(first), ...others.map(randomised)];
}

/** Lodgify's demo key of an agency: `lodgify-demo-42`, with a random part where the tokens have one. */
export const lodgifyKeyOf = ({ demoSecret }: Core, agencyId: number): string => {
  const key = `lodgify-demo-${agencyId}`;
  return demoSecret === undefined ? key : `${key}-${part(demoSecret, key)}`;
};

/** The tokens of an own seed are shown at every start, as the demo tokens are. */
export function rememberTokens(core: Core, tokens: readonly DemoToken[]): void {
  const plain = tokens.map(({ id, token, agencyId, name, abilities }) => ({
    id,
    token,
    agencyId,
    name,
    abilities,
  }));
  remember(core.db, tokensSetting, JSON.stringify(plain));
  recallTokens(core);
}

/** What the database knows of the tokens of an own seed. */
export function recallTokens(core: Core): void {
  const known = setting(core.db, tokensSetting);
  core.seedTokens = known === undefined ? undefined : (JSON.parse(known) as DemoTokens);
}

/**
 * A database keeps the tokens that it was given once, so that a restart locks nobody out, and the fixed ones stay
 * closed when the option is forgotten.
 */
export function chooseDemoSecret(core: Core, randomTokens: boolean): void {
  recallTokens(core);
  core.demoSecret = setting(core.db, secretSetting) ?? (randomTokens ? newSecret() : undefined);
}

/** Gives the demo tokens that are there their random secret parts, if they shall have any. */
export function applyDemoSecret(core: Core): void {
  if (core.demoSecret === undefined || core.seedTokens !== undefined) return;
  remember(core.db, secretSetting, core.demoSecret);
  for (const { id, token } of demoTokensOf(core)) {
    const hash = hashToken(token.slice(token.indexOf('|') + 1));
    core.db.run('update tokens set hash = ? where id = ?', [hash, id]);
  }
}
