import type { Part } from '../../cockpit/app.ts';
import { propertyStatus } from '../../cockpit/choices.ts';
import { collectionPart, type View } from '../../cockpit/collection.ts';
import {
  asApi,
  money,
  moneyWithUnit,
  nameColumn,
  orDash,
  searchFilter,
  statusColumn,
  statusFilter,
} from '../../cockpit/columns.ts';
import { askFor } from '../../cockpit/commands/offer.ts';
import { ownerNames } from '../../cockpit/reads/names.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { type Content, html } from '../../cockpit/ui/html.ts';
import { statusPill } from '../../cockpit/ui/pill.ts';
import { sentence } from '../../cockpit/ui/text.ts';
import { time } from '../../cockpit/ui/time.ts';
import { sourcesCard } from '../ical-source/page-of-property.ts';
import { ratesCard } from '../rate/page-of-property.ts';
import type { Row } from '../tables.ts';
import { presentProperty } from './present.ts';

function actions(row: Row<'properties'>, { frame }: View): Content {
  const offer = { input: { property_id: row.id }, back: `/properties/${row.id}` };
  return html`<div class="row">
    ${row.status === 'active' ? askFor(frame, { ...offer, name: 'booking.create', words: 'Create a booking', kind: 'primary' }) : ''}
    ${row.status === 'archived' ? '' : askFor(frame, { ...offer, name: 'property.update', words: 'Edit…' })}
    ${row.status === 'archived' ? '' : askFor(frame, { ...offer, name: 'property.archive', words: 'Archive…', kind: 'danger' })}
    <a class="button" href="${frame.to(`/bookings?property=${row.id}`)}">Its bookings</a>
  </div>`;
}

const about = (row: Row<'properties'>, { domain, frame }: View): Content => {
  const owner = row.owner_id === null ? undefined : domain.store.find('owners', row.owner_id);
  return card(
    { title: 'About' },
    facts([
      [
        'Kind',
        html`${sentence(row.type)}, ${row.bedrooms} bedrooms, ${row.bathrooms} bathrooms, up to ${row.capacity} guests`,
      ],
      ['Address', html`${row.address} ${row.city}`],
      ['Owner', owner ? html`<a href="${frame.to(`/owners/${owner.id}`)}">${owner.name}</a>` : orDash(null)],
      ['Base price', moneyWithUnit(row.base_price_cents)],
      ['Fewest nights', row.min_stay],
      ['Commission', `${row.commission_rate}%`],
      ['Times', `arrival from ${row.check_in_time}, departure by ${row.check_out_time}`],
      ['Description', orDash(row.description)],
      ['iCal export', html`<code>${presentProperty(domain, row).ical_export_url}</code>`],
      ['Changed', time(row.updated_at)],
    ]),
  );
};

export const page: Part = collectionPart<'properties'>({
  table: 'properties',
  path: '/properties',
  title: 'Properties',
  one: 'property',
  lead: 'What the agency rents out, with rates and the calendars of other channels.',
  order: 'name, id',
  none: 'No property yet.',
  filters: () => [
    statusFilter(propertyStatus),
    searchFilter(['name', 'city', 'address'], 'Name, city or address'),
  ],
  columns: (view) => {
    const owners = ownerNames(view.domain);
    return [
      nameColumn(
        view,
        '/properties',
        'Property',
        ({ name }) => name,
        ({ city }) => city,
      ),
      statusColumn,
      { title: 'Kind', show: ({ type }) => sentence(type) },
      { title: 'Owner', show: ({ owner_id }) => orDash(owners.get(owner_id ?? 0) ?? null) },
      { title: 'Guests', kind: 'num', show: ({ capacity }) => capacity },
      { title: 'Base price, MAD', kind: 'num', show: ({ base_price_cents }) => money(base_price_cents) },
    ];
  },
  listActions: ({ frame }) =>
    askFor(frame, {
      name: 'property.create',
      words: 'Create a property',
      back: '/properties',
      kind: 'primary',
    }),
  name: ({ name }) => name,
  beside: ({ status }) => statusPill(status),
  rowActions: actions,
  whole: (row, view) =>
    html`${about(row, view)}${ratesCard(row, view)}${sourcesCard(row, view)}${asApi(presentProperty(view.domain, row))}`,
});
