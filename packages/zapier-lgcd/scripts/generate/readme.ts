/** Writes the tables of every trigger, create and search into the README, between their markers. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { GeneratedFile } from '../../../core-client/scripts/generate.ts';
import { code, fillParts, table } from '../../../core-client/scripts/markdown.ts';
import { catalog, events } from '../../src/contract.ts';
import { creates } from '../../src/creates/index.ts';
import { offered } from '../../src/offers.ts';
import { searches } from '../../src/searches/index.ts';
import { triggers } from '../../src/triggers/index.ts';

interface Step {
  key: string;
  display: { label?: string; description?: string };
}

type Row = readonly string[];

const path = fileURLToPath(new URL('../../README.md', import.meta.url));

const row = ({ key, display }: Step, needs: readonly string[]): Row => [
  display.label ?? '',
  code(key),
  display.description ?? '',
  needs.map(code).join(' or '),
];

const abilities = new Map<string, readonly string[]>([
  ...events.map(({ key, ability }) => [key, [ability]] as const),
  ...[...offered('create'), ...offered('search')].map(
    ([name, { key }]) => [key, catalog.operations[name].abilities] as const,
  ),
]);

/** Steps that do several operations name what they need themselves. */
const several: Record<string, Row> = {
  any_event: ['the ability of every family chosen'],
  check_availability: ['calendar:read'],
  check_in_soon: ['bookings:read and properties:read'],
  check_out_soon: ['bookings:read and properties:read'],
  import_lodgify_booking: ['bookings:read and bookings:write'],
  sync_prices: ['rates:read and rates:write'],
};

const rows = (steps: Record<string, Step>): Row[] =>
  Object.values(steps)
    .filter(({ key }) => !key.startsWith('list_'))
    .map((step) => row(step, abilities.get(step.key) ?? several[step.key] ?? []));

const head = (kind: string): Row => [kind, 'Key', 'What it does', 'Ability of the token'];

const tables: Record<string, string> = {
  triggers: table(head('Trigger'), rows(triggers as Record<string, Step>)),
  creates: table(head('Create'), rows(creates as Record<string, Step>)),
  searches: table(head('Search'), rows(searches as Record<string, Step>)),
};

export default async function generate(): Promise<GeneratedFile[]> {
  return [{ path, text: fillParts(await readFile(path, 'utf8'), tables) }];
}
