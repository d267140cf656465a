import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildCatalog } from '../../src/catalog.ts';
import { families, resources } from '../../src/contract/index.ts';

const header = '// Generated from core-client/src/contract by pnpm gen. Do not edit.';
const file = (name: string) => fileURLToPath(new URL(`../../src/generated/${name}`, import.meta.url));

/** JSON with a line for each entry of the two upper levels, so that a change of the contract is a readable diff. */
function lines(value: unknown, depth = 0): string {
  if (depth === 2 || typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const entries = Object.entries(value).map(
    ([key, entry]) => `${isList ? '' : `${JSON.stringify(key)}: `}${lines(entry, depth + 1)}`,
  );
  return `${isList ? '[' : '{'}\n${entries.join(',\n')}\n${isList ? ']' : '}'}`;
}

/** @throws Error for a resource or a family of a contract file that the contract does not list */
async function refuseUnlisted(): Promise<void> {
  const listed = new Set<unknown>([...Object.values(resources), ...Object.values(families)]);
  const folder = new URL('../../src/contract/', import.meta.url);
  for (const name of readdirSync(folder)) {
    const exported = (await import(new URL(name, folder).href)) as Record<string, object>;
    for (const [key, value] of Object.entries(exported)) {
      if (typeof value !== 'object' || listed.has(value)) continue;
      const isResource = 'operations' in value && 'model' in value;
      const isFamily = 'events' in value && 'ability' in value;
      if (!isResource && !isFamily) continue;
      throw new Error(
        `${key} of contract/${name} stands in no list: add it to ${isResource ? 'contract/index.ts' : 'contract/events.ts'}.`,
      );
    }
  }
}

export default async function generate() {
  await refuseUnlisted();
  const catalog = buildCatalog();
  const names = (
    input: (typeof catalog.operations)[keyof typeof catalog.operations]['input'],
    place: string,
  ) => input.filter((field) => field.in === place).map((field) => field.name);
  const operations = Object.fromEntries(
    Object.entries(catalog.operations).map(([name, entry]) => [
      name,
      {
        method: entry.method,
        path: entry.path,
        abilities: entry.abilities,
        plan: entry.plan,
        auth: entry.auth,
        params: names(entry.input, 'path'),
        query: names(entry.input, 'query'),
        body: names(entry.input, 'body'),
        returns: entry.returns,
        ...(entry.naturalKey ? { naturalKey: entry.naturalKey } : {}),
      },
    ]),
  );
  return [
    {
      path: file('catalog.ts'),
      text: `${header}\nimport type { Catalog } from '../catalog-types.ts';\n\n/** All that hosts show of the API, without schemas: what a form, a label or a table is made of. */\nexport const catalog: Catalog = ${lines(catalog)};\n`,
    },
    {
      path: file('operations.ts'),
      text: `${header}\nimport type { OperationTable } from '../operation-table.ts';\n\n/** What a request is built and repeated by, by the name of its operation. */\nexport const operations: OperationTable = ${lines(operations)};\n`,
    },
    {
      path: file('events.ts'),
      text: `${header}\nimport type { EventName, FamilyName } from '../contract/events.ts';\n\n/** All events, in the order of LGCD's page. */\nexport const eventNames: readonly EventName[] = ${lines(Object.keys(catalog.events))};\n\n/** What stands before the dot of an event, in the order of LGCD's page. */\nexport const familyNames: readonly FamilyName[] = ${JSON.stringify(catalog.families.map((family) => family.name))};\n`,
    },
  ];
}
