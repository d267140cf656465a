import type { Part } from '../../cockpit/app.ts';
import { collectionPart } from '../../cockpit/collection.ts';
import { asApi, nameColumn, orDash, searchFilter } from '../../cockpit/columns.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { between, html } from '../../cockpit/ui/html.ts';
import { presentOwner } from './present.ts';

export const page: Part = collectionPart<'owners'>({
  table: 'owners',
  path: '/owners',
  title: 'Owners',
  one: 'owner',
  lead: 'Whose properties the agency manages. Each gets a statement a month.',
  order: 'name, id',
  none: 'No owner yet.',
  filters: () => [searchFilter(['name', 'company', 'email', 'city'], 'Name, company, email or city')],
  columns: (view) => [
    nameColumn(
      view,
      '/owners',
      'Owner',
      ({ name }) => name,
      ({ company }) => company,
    ),
    { title: 'City', show: ({ city }) => orDash(city) },
    { title: 'Email', show: ({ email }) => orDash(email) },
    { title: 'Phone', show: ({ phone }) => orDash(phone) },
  ],
  name: ({ name }) => name,
  whole: (row, view) => {
    const own = view.domain.store.list('properties', [['owner_id = ?', row.id]], 'name');
    const links = own.map(
      ({ id, name }) => html`<a href="${view.frame.to(`/properties/${id}`)}">${name}</a>`,
    );
    return html`
      ${card(
        {
          actions: html`<a class="button small" href="${view.frame.to(`/statements?owner=${row.id}`)}">Statements</a>`,
          title: 'About',
        },
        facts([
          ['Company', orDash(row.company)],
          ['City', orDash(row.city)],
          ['Email', orDash(row.email)],
          ['Phone', orDash(row.phone)],
          ['Properties', links.length > 0 ? between(links, ', ') : orDash(null)],
        ]),
      )}${asApi(presentOwner(view.domain, row))}`;
  },
});
