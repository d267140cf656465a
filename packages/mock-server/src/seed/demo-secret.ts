import { createHmac } from 'node:crypto';
import type { Core } from '../engine/core.ts';
import { hashToken, newSecret } from '../engine/secrets.ts';
import type { Db } from '../engine/store/db.ts';
import { type DemoToken, type DemoTokens, demoTokens } from './demo-tokens.ts';

/** Where a database keeps what its random demo tokens are made of; one without it has the fixed ones. */
const setting = 'demo_secret';

const part = (secret: string, of: string): string =>
  createHmac('sha256', secret).update(of).digest('hex').slice(0, 40);

/** The demo tokens of this server: the fixed ones, or their like with a random secret part. */
export function demoTokensOf({ demoSecret }: Core): DemoTokens {
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

const stored = (db: Db): string | undefined => {
  const row = db.get('select value from settings where key = ?', [setting]);
  return row && String(row.value);
};

/**
 * A database keeps the tokens that it was given once, so that a restart locks nobody out, and the fixed ones stay
 * closed when the option is forgotten.
 */
export function chooseDemoSecret(core: Core, randomTokens: boolean): void {
  core.demoSecret = stored(core.db) ?? (randomTokens ? newSecret() : undefined);
}

/** Gives the demo tokens that are there their random secret parts, if they shall have any. */
export function applyDemoSecret(core: Core): void {
  if (core.demoSecret === undefined) return;
  core.db.run('insert or replace into settings (key, value) values (?, ?)', [setting, core.demoSecret]);
  for (const { id, token } of demoTokensOf(core)) {
    const hash = hashToken(token.slice(token.indexOf('|') + 1));
    core.db.run('update tokens set hash = ? where id = ?', [hash, id]);
  }
}
