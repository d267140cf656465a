import { type CatalogEvent, catalog } from '../../../core-client/src/catalog-data.ts';
import { operationsOf } from '../describe/composed.ts';
import { pathTo, readText } from '../describe/files.mts';
import { operationName, sorted } from '../describe/wording.ts';

/** Columns are padded as the formatter of the repository pads them. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const code = (text: string) => `\`${text}\``;

const operations = () =>
  table(
    ['Resource', 'Operations', 'Abilities of the token'],
    sorted(catalog.resources, ({ label }) => label).map((resource) => {
      const all = operationsOf(resource);
      const abilities = [...new Set(all.flatMap((operation) => operation.abilities))];
      return [
        resource.label,
        sorted(
          all.map(({ key }) => operationName(key)),
          (name) => name,
        ).join(', '),
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

const parts: Record<string, () => string> = { counts, operations, events };

/** A text with what each part writes between its two marks. */
export const filled = (text: string, written: Record<string, () => string>): string =>
  Object.entries(written).reduce((readme, [name, write]) => {
    const [before, rest] = readme.split(`<!-- ${name} -->`);
    const after = rest?.split(`<!-- /${name} -->`)[1];
    if (before === undefined || after === undefined) throw new Error(`The README has no place for ${name}.`);
    return `${before}<!-- ${name} -->\n\n${write()}\n\n<!-- /${name} -->${after}`;
  }, text);

/** The tables of the README, between `<!-- name -->` and `<!-- /name -->`; the rest is written by hand. */
export default function generate() {
  return [{ path: pathTo('README.md'), text: filled(readText('README.md'), parts) }];
}
