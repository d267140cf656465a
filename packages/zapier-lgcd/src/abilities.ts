import type { Ability } from '@lgcd/core-client';
import { catalog, events } from './contract.ts';
import { offered } from './offers.ts';

interface Need {
  label: string;
  /** One of these is enough. */
  abilities: readonly Ability[];
}

/** What each step of the app asks of a token. */
const needs: readonly Need[] = [
  ...events.map(({ label, ability }) => ({ label, abilities: [ability] })),
  ...[...offered('create'), ...offered('search')].map(([name, { label }]) => ({
    label,
    abilities: catalog.operations[name].abilities,
  })),
];

export interface Lacking {
  /** Steps that work with the token. */
  usable: number;
  abilities: { ability: Ability; allows: string; needed_for: string }[];
}

/** Which abilities a token lacks, and which steps it cannot do for it. */
export function lackingOf(held: readonly Ability[]): Lacking {
  const isHeld = (ability: Ability) => held.includes(ability);
  const unmet = needs.filter(({ abilities }) => !abilities.some(isHeld));
  const lacking = [...new Set(unmet.flatMap(({ abilities }) => abilities))];
  return {
    usable: needs.length - unmet.length,
    abilities: lacking.map((ability) => ({
      ability,
      allows: catalog.abilities[ability],
      needed_for: unmet
        .filter(({ abilities }) => abilities.includes(ability))
        .map(({ label }) => label)
        .join(', '),
    })),
  };
}
