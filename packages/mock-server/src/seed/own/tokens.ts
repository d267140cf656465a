import { type Ability, abilityNames } from '@lgcd/core-client/contract';
import { newSecret } from '../../engine/secrets.ts';
import type { DemoToken } from '../demo-tokens.ts';
import type { Problems } from './mistake.ts';
import type { SeedRow } from './parse.ts';

interface GivenToken {
  token?: string;
  name?: string;
  abilities?: Ability[];
  expires_at?: string | null;
}

/** A token of an own seed, in plain text. */
export interface SeedToken extends DemoToken {
  secret: string;
  expiresAt: string | null;
}

/** The tokens of all agencies: the same texts at every reset of this server. */
export function tokensOf(agencies: readonly SeedRow[], problems: Problems): SeedToken[] {
  const given = agencies.flatMap(({ id: agencyId, path, values }) =>
    ((values.tokens as GivenToken[] | undefined) ?? [{}]).map((token, index) => ({
      agencyId,
      place: `${path}.tokens[${index}].token`,
      token,
      named: /^(\d+)\|/.exec(token.token ?? '')?.[1],
    })),
  );
  const taken = new Map<number | string, string>();
  const claim = (key: number | string, place: string, words: string) => {
    const other = taken.get(key);
    if (other) problems.add(place, `has the ${words} of ${other}.`);
    taken.set(key, place);
  };
  for (const { named, place } of given) if (named) claim(Number(named), place, 'number');
  let next = 1;
  return given.map(({ agencyId, token, named, place }): SeedToken => {
    while (!named && taken.has(next)) next++;
    const id = named ? Number(named) : next++;
    const text = token.token ?? newSecret();
    const secret = text.slice(text.indexOf('|') + 1);
    claim(secret, place, 'secret');
    return {
      id,
      agencyId,
      token: token.token ?? `${id}|${secret}`,
      secret,
      name: token.name ?? 'Token',
      abilities: token.abilities ?? abilityNames,
      expiresAt: token.expires_at ?? null,
    };
  });
}
