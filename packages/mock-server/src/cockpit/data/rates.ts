import type { Row } from '../../store/tables.ts';
import { askFor, doIt } from '../actions/offer.ts';
import { card } from '../ui/card.ts';
import { type Content, html } from '../ui/html.ts';
import { type Column, table } from '../ui/table.ts';
import { day } from '../ui/time.ts';
import type { View } from './collection.ts';
import { money, orDash } from './common.ts';

const columns = ({ frame }: View, back: string): Column<Row<'rates'>>[] => [
  { title: 'Season', names: true, show: ({ name }) => orDash(name) },
  { title: 'From', show: ({ start_date }) => day(start_date) },
  { title: 'To, inclusive', show: ({ end_date }) => day(end_date) },
  {
    title: 'Fewest nights',
    kind: 'num',
    show: ({ min_stay }) => orDash(min_stay === null ? null : String(min_stay)),
  },
  { title: 'A night, MAD', kind: 'num', show: ({ nightly_price_cents }) => money(nightly_price_cents) },
  {
    title: 'Actions',
    kind: 'actions-cell',
    show: ({ id, name }) => {
      const offer = { input: { id }, about: name ?? `No. ${id}`, back, kind: 'small' };
      return html`${askFor(frame, { ...offer, name: 'rate.update', words: 'Edit…' })} ${doIt(frame, { ...offer, name: 'rate.delete', words: 'Delete' })}`;
    },
  },
];

/** The seasons of a property. Every change of one goes out as `property.rate_changed`. */
export function ratesCard(property: Row<'properties'>, view: View): Content {
  const rows = view.domain.store.list('rates', [['property_id = ?', property.id]], 'start_date desc');
  const back = `/properties/${property.id}`;
  const add = askFor(view.frame, {
    name: 'rate.create',
    input: { property_id: property.id },
    words: 'Add a season',
    back,
    kind: 'small',
  });
  return card(
    { title: 'Seasonal rates', actions: add, bare: true },
    table({
      caption: 'Seasonal rates',
      columns: columns(view, back),
      rows,
      empty: html`<p>No season: every night has the base price.</p>`,
    }),
  );
}
