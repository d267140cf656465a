import { code, fillParts, table } from '../../../core-client/scripts/markdown.ts';
import { type CatalogEvent, catalog } from '../../../core-client/src/catalog-data.ts';
import { operationsOf } from '../describe/composed.ts';
import { pathTo, readText } from '../describe/files.mts';
import { operationName, sorted } from '../describe/wording.ts';

const operations = () =>
  table(
    ['Resource', 'Operations', 'Abilities of the token'],
    sorted(catalog.resources, ({ label }) => label).map((resource) => {
      const all = operationsOf(resource);
      const abilities = [...new Set(all.flatMap((operation) => operation.abilities))];
      return [
        resource.label,
        sorted(all.map(operationName), (name) => name).join(', '),
        abilities.map(code).join(' ') || (resource.name === 'account' ? 'any token' : 'those of its events'),
      ];
    }),
  );

const events = () =>
  table(
    ['Event', 'When', 'Ability of the token'],
    Object.values(catalog.events).map((event: CatalogEvent) => [
      code(event.name),
      event.description,
      code(event.ability),
    ]),
  );

const counts = () =>
  `${catalog.resources.flatMap(operationsOf).length} operations on ${catalog.resources.length} resources, ${Object.keys(catalog.events).length} events.`;

/** The tables of the README, between their markers; the rest is written by hand. */
export default function generate() {
  const parts = { counts: counts(), operations: operations(), events: events() };
  return [{ path: pathTo('README.md'), text: fillParts(readText('README.md'), parts) }];
}
