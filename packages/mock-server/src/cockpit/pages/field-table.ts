import type { Field } from '@lgcd/core-client/catalog';
import { type Content, type Html, html } from '../ui/html.ts';
import { type Column, table } from '../ui/table.ts';

interface Line extends Field {
  path: string;
}

/** `booking`, `booking.id`, …; what stands in a list has `[]`. */
const flat = (fields: readonly Field[], above = ''): Line[] =>
  fields.flatMap((field) => {
    const path = above + field.name;
    const inner = field.fields ?? field.items?.fields;
    return [
      { ...field, path },
      ...(inner ? flat(inner, `${path}${field.type === 'list' ? '[]' : ''}.`) : []),
    ];
  });

const typeText = ({ type, nullable, choices }: Line): Content =>
  html`${type}${nullable ? ' or null' : ''}${choices ? html`<span class="sub">${choices.join(', ')}</span>` : ''}`;

const columns: Column<Line>[] = [
  { title: 'Field', names: true, show: ({ path }) => html`<code>${path}</code>` },
  { title: 'Type', show: typeText },
  { title: 'What it is', show: ({ description }) => description },
  { title: 'Known from', show: ({ provenance }) => html`<span class="muted">${provenance}</span>` },
];

/** The fields of an object of the contract, for people. */
export const fieldTable = (fields: readonly Field[]): Html =>
  table({ caption: 'Fields', columns, rows: flat(fields), empty: 'No fields.' });
