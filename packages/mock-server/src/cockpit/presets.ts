import { type Ability, abilityNames } from '@lgcd/core-client/contract';

export interface TokenPreset {
  key: string;
  name: string;
  why: string;
  abilities: readonly Ability[];
}

/** What writes and what the webhooks of every family need; an integration that does anything needs all but the audit. */
const automation = abilityNames.filter((ability) => ability !== 'audit:read');

/** Tokens that people make. LGCD's page names the first ("a Metabase token only has reports:read"). */
export const tokenPresets: readonly TokenPreset[] = [
  { key: 'metabase', name: 'Metabase', why: 'Reads reports and nothing else.', abilities: ['reports:read'] },
  {
    key: 'zapier',
    name: 'Zapier',
    why: 'Every trigger, search and action of the Zapier app. Take away what your Zaps do not use.',
    abilities: automation,
  },
  {
    key: 'n8n',
    name: 'n8n',
    why: 'Every trigger and operation of the n8n nodes, the audit log included. Take away what your workflows do not use.',
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
