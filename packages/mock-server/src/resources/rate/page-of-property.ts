import type { View } from '../../cockpit/collection.ts';
import { money, orDash } from '../../cockpit/columns.ts';
import { askFor, doIt } from '../../cockpit/commands/offer.ts';
import { card } from '../../cockpit/ui/card.ts';
import { type Content, html } from '../../cockpit/ui/html.ts';
import { type Column, table } from '../../cockpit/ui/table.ts';
import { plural } from '../../cockpit/ui/text.ts';
import { day } from '../../cockpit/ui/time.ts';
import { addDays } from '../../figures/dates.ts';
import type { Row } from '../tables.ts';

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

/** Seasons that are over, or farther off than this many days, stand behind a fold. */
const near = 400;

/** The seasons of a property. Every change of one goes out as `property.rate_changed`. */
export function ratesCard(property: Row<'properties'>, view: View): Content {
  const { domain, frame } = view;
  const all = domain.store.list('rates', [['property_id = ?', property.id]], 'start_date');
  const [from, to] = [domain.today(), addDays(domain.today(), near)];
  const isNear = ({ start_date, end_date }: Row<'rates'>) => end_date >= from && start_date <= to;
  const back = `/properties/${property.id}`;
  const list = (caption: string, rows: Row<'rates'>[], empty: string) =>
    table({ caption, columns: columns(view, back), rows, empty: html`<p>${empty}</p>` });
  const rest = all.filter((rate) => !isNear(rate));
  const offer = { input: { property_id: property.id }, words: 'Add a season', back, kind: 'small' };
  return card(
    { title: 'Seasonal rates', actions: askFor(frame, { ...offer, name: 'rate.create' }), bare: true },
    html`${list('Seasonal rates', all.filter(isNear), 'No season soon: every night has the base price.')}
      ${rest.length > 0 ? html`<div class="card-foot"><details class="more"><summary>${plural(rest.length, 'season')} that are over or far off</summary>${list('Other seasons', rest, '')}</details></div>` : ''}`,
  );
}
