import { lodgifyEvents } from '../../../core-client/src/lodgify/events.ts';
import { pathTo, readText } from '../describe/files.mts';

const head = ['Event', 'Name in the node', 'When', 'Object'];
const rows = Object.entries(lodgifyEvents).map(([name, { label, description, object }]) => [
  `\`${name}\``,
  label,
  description.replace(/^When /, '').replace(/^./, (letter) => letter.toUpperCase()),
  `\`${object}\``,
]);

/** Columns are padded as the formatter of the repository pads them. */
function table(): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The table of events in the README; the rest is written by hand. */
export default function generate() {
  const [before, rest] = readText('README.md').split('<!-- events -->');
  const after = rest?.split('<!-- /events -->')[1];
  if (before === undefined || after === undefined) throw new Error('The README has no place for the events.');
  return [
    { path: pathTo('README.md'), text: `${before}<!-- events -->\n\n${table()}\n\n<!-- /events -->${after}` },
  ];
}
