import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildCatalog } from '../../src/catalog.ts';
import { code, fillParts, table } from '../markdown.ts';

const path = fileURLToPath(new URL('../../README.md', import.meta.url));

/** The tables of README.md: operations, abilities and events. */
export default function generate() {
  const { operations, abilities, families, events } = buildCatalog();
  const operationRows = Object.values(operations).map(
    ({ name, method, path, abilities, auth, summary, provenance }) => [
      code(name),
      code(`${method} ${path}`),
      auth === 'signed' ? 'signed link' : abilities.map(code).join(' or ') || 'any token',
      provenance === 'published' ? `${summary} (published)` : summary,
    ],
  );
  const abilityRows = Object.entries(abilities).map(([name, description]) => [code(name), description]);
  const eventRows = families.flatMap((family) =>
    family.events.map((name) => [
      code(name),
      events[name].description,
      Object.values(events[name].data)
        .map((field) => code(field.name))
        .join(', '),
      code(family.ability),
    ]),
  );
  const parts = {
    operations: table(['operation', 'route', 'ability', 'what it does'], operationRows),
    abilities: table(['ability', 'lets a token'], abilityRows),
    events: table(['event', 'when', 'in `data`', 'ability to subscribe'], eventRows),
  };
  return [{ path, text: fillParts(readFileSync(path, 'utf8'), parts) }];
}
