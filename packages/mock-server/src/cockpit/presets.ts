import { type Ability, abilityNames } from '@lgcd/core-client/contract';

export interface TokenPreset {
  key: string;
  name: string;
  why: string;
  abilities: readonly Ability[];
}

/**
 * Tokens that people make. LGCD's page names the first two: "a Metabase token only has reports:read, your production
 * Zapier only has bookings:write"; triggers have to read as well.
 */
export const tokenPresets: readonly TokenPreset[] = [
  {
    key: 'metabase',
    name: 'Metabase',
    why: 'Reads the figures and nothing else.',
    abilities: ['reports:read'],
  },
  {
    key: 'zapier',
    name: 'Zapier',
    why: 'Starts Zaps on bookings, creates and cancels them. Add what else your Zaps use.',
    abilities: ['properties:read', 'bookings:read', 'bookings:write'],
  },
  {
    key: 'n8n',
    name: 'n8n',
    why: 'Every trigger and operation of the n8n nodes. Take away what your workflows do not use.',
    abilities: abilityNames,
  },
];

export interface AbilityGroup {
  label: string;
  abilities: readonly Ability[];
}

const label = (family: string): string => {
  const words = family.replaceAll('_', ' ');
  return words === 'whatsapp' ? 'WhatsApp' : words.charAt(0).toUpperCase() + words.slice(1);
};

/** The abilities by what they are about, in the order of LGCD's page. */
export const abilityGroups: readonly AbilityGroup[] = [
  ...new Set(abilityNames.map((name) => name.split(':')[0] ?? '')),
].map((family) => ({
  label: label(family),
  abilities: abilityNames.filter((name) => name.startsWith(`${family}:`)),
}));
