import { fileURLToPath } from 'node:url';
import { families } from '../../src/contract/index.ts';

/** The ability that each event family needs, for the client's message about a webhook that was refused. */
export default function generate() {
  const entries = Object.entries(families).map(([name, { ability }]) => `${name}: '${ability}',`);
  return [
    {
      path: fileURLToPath(new URL('../../src/generated/event-abilities.ts', import.meta.url)),
      text: [
        '// Generated from core-client/src/contract by pnpm gen. Do not edit.',
        "import type { FamilyName } from '../contract/events.ts';",
        "import type { Ability } from '../contract/scopes.ts';",
        '',
        'export const familyAbilities: Readonly<Record<FamilyName, Ability>> = {',
        ...entries,
        '};',
        '',
      ].join('\n'),
    },
  ];
}
