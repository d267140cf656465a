import { code, fillParts, table } from '../../../core-client/scripts/markdown.ts';
import { lodgifyEvents } from '../../../core-client/src/lodgify/events.ts';
import { pathTo, readText } from '../describe/files.mts';

const head = ['Event', 'Name in the node', 'When', 'Object'];
const rows = Object.entries(lodgifyEvents).map(([name, { label, description, object }]) => [
  code(name),
  label,
  description.replace(/^When /, '').replace(/^./, (letter) => letter.toUpperCase()),
  code(object),
]);

/** The table of events in the README; the rest is written by hand. */
export default function generate() {
  const parts = { events: table(head, rows) };
  return [{ path: pathTo('README.md'), text: fillParts(readText('README.md'), parts) }];
}
