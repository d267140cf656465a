import type { View } from '../../cockpit/collection.ts';
import { askFor, doIt } from '../../cockpit/commands/offer.ts';
import { card } from '../../cockpit/ui/card.ts';
import { type Content, html } from '../../cockpit/ui/html.ts';
import { statusPill } from '../../cockpit/ui/pill.ts';
import { type Column, table } from '../../cockpit/ui/table.ts';
import { time } from '../../cockpit/ui/time.ts';
import type { Row } from '../tables.ts';

const columns = ({ frame }: View, property: Row<'properties'>): Column<Row<'ical_sources'>>[] => [
  { title: 'Source', names: true, show: ({ name, url }) => html`${name}<span class="sub">${url}</span>` },
  {
    title: 'Status',
    show: ({ status, last_error }) =>
      html`${statusPill(status)}${last_error ? html`<span class="sub">${last_error}</span>` : ''}`,
  },
  { title: 'Last read', show: ({ last_synced_at }) => time(last_synced_at) },
  {
    title: 'Actions',
    kind: 'actions-cell',
    show: ({ id, name }) => {
      const offer = { about: name, back: `/properties/${property.id}`, kind: 'small' };
      return html`${doIt(frame, { ...offer, name: 'ical.sync', input: { ical_source_id: id }, words: 'Sync' })} ${doIt(frame, { ...offer, name: 'icalSource.delete', input: { id, property_id: property.id }, words: 'Remove' })}`;
    },
  },
];

/** The calendars of other channels that block nights of a property. */
export function sourcesCard(property: Row<'properties'>, view: View): Content {
  const rows = view.domain.store.list('ical_sources', [['property_id = ?', property.id]]);
  const add = askFor(view.frame, {
    name: 'icalSource.create',
    input: { property_id: property.id },
    words: 'Add a source',
    back: `/properties/${property.id}`,
    kind: 'small',
  });
  return card(
    { title: 'iCal sources', actions: add, bare: true },
    table({
      caption: 'iCal sources',
      columns: columns(view, property),
      rows,
      empty: html`<p>No calendar of another channel is read.</p>`,
    }),
  );
}
