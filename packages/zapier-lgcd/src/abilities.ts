import type { Ability, Returned } from '@lgcd/core-client';
import { catalog, events } from './contract.ts';
import { offered } from './offers.ts';

interface Need {
  label: string;
  /** One of these is enough. */
  abilities: readonly Ability[];
  plan: 'basic' | 'business';
}

/** What each step of the app asks of a token and of the agency's plan. */
const needs: readonly Need[] = [
  ...events.map((event) => ({
    label: event.title,
    abilities: [event.ability],
    plan: 'business' as const,
  })),
  ...[...offered('create'), ...offered('search')].map(([name, { label }]) => ({
    label,
    abilities: catalog.operations[name].abilities,
    plan: catalog.operations[name].plan,
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

type Agency = Returned<'account.get'>['agency'];

/** Basic has the API of its own invoices alone, unless its trial runs. Source: published. */
export const isBasic = (
  { plan, trial_ends_at }: Pick<Agency, 'plan' | 'trial_ends_at'>,
  now: number,
): boolean => plan === 'basic' && !(trial_ends_at !== null && Date.parse(trial_ends_at) > now);

const ofBasic = needs.filter(({ plan }) => plan === 'basic').map(({ label }) => label);

/** What every agency's Zaps are made of; without one of these, people wonder why. */
const common: readonly Ability[] = ['bookings:read', 'bookings:write', 'properties:read', 'whatsapp:write'];

/** What the connection's label adds where a connection can do less than people expect; else nothing. */
export const noteOfBasic = ` · Basic plan: only ${ofBasic.join(', ')}`;

export function noteOf(held: readonly Ability[]): string {
  const missing = common.filter((ability) => !held.includes(ability));
  return missing.length > 0 ? ` · without ${missing.join(', ')}` : '';
}
