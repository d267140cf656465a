import { fileURLToPath } from 'node:url';
import { buildCatalog } from '../../src/catalog.ts';

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

export default function generate() {
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
      text: `${header}\nimport type { Catalog } from '../catalog-types.ts';\n\nexport const catalog: Catalog = ${lines(catalog)};\n`,
    },
    {
      path: file('operations.ts'),
      text: `${header}\nimport type { OperationTable } from '../operation-table.ts';\n\nexport const operations: OperationTable = ${lines(operations)};\n`,
    },
    {
      path: file('events.ts'),
      text: `${header}\nimport type { EventName, FamilyName } from '../contract/events.ts';\n\nexport const eventNames: readonly EventName[] = ${lines(Object.keys(catalog.events))};\n\nexport const familyNames: readonly FamilyName[] = ${JSON.stringify(catalog.families.map((family) => family.name))};\n`,
    },
  ];
}
