import { contains } from '../engine/store/conditions.ts';
import { mad } from '../figures/money.ts';
import type { Row, TenantTable } from '../resources/tables.ts';
import type { Collection, View } from './collection.ts';
import { propertyNames } from './reads/names.ts';
import { card } from './ui/card.ts';
import { body } from './ui/code.ts';
import { type Content, html } from './ui/html.ts';
import { statusPill } from './ui/pill.ts';
import type { Column } from './ui/table.ts';
import { dirhams, sentence } from './ui/text.ts';

type Filter = ReturnType<Collection<TenantTable>['filters']>[number];

export const money = (cents: number): Content => html`<span class="nowrap">${dirhams(mad(cents))}</span>`;
export const moneyWithUnit = (cents: number): Content =>
  html`${dirhams(mad(cents))} <span class="muted">MAD</span>`;

/** The cell that names a row and leads to its page. */
export const nameColumn = <R extends { id: number }>(
  { frame }: View,
  path: string,
  title: string,
  name: (row: R) => Content,
  below?: (row: R) => Content,
): Column<R> => ({
  title,
  names: true,
  show: (row) => {
    const sub = below?.(row);
    return html`<a href="${frame.to(`${path}/${row.id}`)}">${name(row)}</a>${sub ? html`<span class="sub">${sub}</span>` : ''}`;
  },
});

export const statusColumn: Column<{ status: string }> = {
  title: 'Status',
  show: ({ status }) => statusPill(status),
};

export const propertyColumn = ({ domain, frame }: View): Column<{ property_id: number }> => {
  const names = propertyNames(domain);
  return {
    title: 'Property',
    show: ({ property_id }) =>
      html`<a href="${frame.to(`/properties/${property_id}`)}">${names.get(property_id)}</a>`,
  };
};

export const statusFilter = (statuses: readonly string[], name = 'status', label = 'Status'): Filter => ({
  name,
  label,
  none: 'Any',
  choices: statuses.map((status) => [status, sentence(status)] as const),
  where: (value) => [`"${name}" = ?`, value],
});

export const propertyFilter = ({ domain }: View): Filter => ({
  name: 'property',
  label: 'Property',
  none: 'Any',
  choices: [...propertyNames(domain)].map(([id, name]) => [String(id), name] as const),
  where: (value) => ['property_id = ?', value],
});

export const searchFilter = (columns: readonly string[], label: string): Filter => ({
  name: 'search',
  label,
  type: 'search',
  size: 'grow',
  where: (value) => contains(columns, value),
});

/** The object as integrations get it. */
export const asApi = (object: object): Content =>
  card({ title: 'As the API gives it' }, body(JSON.stringify(object), 'The object as JSON'));

export const propertyLink = ({ domain, frame }: View, id: number): Content => {
  const property: Row<'properties'> | undefined = domain.store.find('properties', id);
  return property ? html`<a href="${frame.to(`/properties/${id}`)}">${property.name}</a>` : '–';
};

export const bookingLink = ({ domain, frame }: View, id: number | null): Content => {
  const booking = id === null ? undefined : domain.store.find('bookings', id);
  if (!booking) return html`<span class="muted">–</span>`;
  return html`<a href="${frame.to(`/bookings/${booking.id}`)}">${booking.reference}</a> <span class="muted">${booking.guest_name}</span>`;
};

export const orDash = (text: string | null): Content => text ?? html`<span class="muted">–</span>`;
