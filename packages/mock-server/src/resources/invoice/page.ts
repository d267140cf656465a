import type { Part } from '../../cockpit/app.ts';
import { invoiceStatus } from '../../cockpit/choices.ts';
import { collectionPart, type View } from '../../cockpit/collection.ts';
import {
  asApi,
  bookingLink,
  money,
  moneyWithUnit,
  nameColumn,
  searchFilter,
  statusColumn,
  statusFilter,
} from '../../cockpit/columns.ts';
import { doIt } from '../../cockpit/commands/offer.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { type Content, html } from '../../cockpit/ui/html.ts';
import { statusPill } from '../../cockpit/ui/pill.ts';
import { type Column, table } from '../../cockpit/ui/table.ts';
import { count, dirhams } from '../../cockpit/ui/text.ts';
import { day, time } from '../../cockpit/ui/time.ts';
import type { Row } from '../tables.ts';
import { presentInvoice } from './present.ts';

type Line = Row<'invoices'>['lines'][number];

const lineColumns: Column<Line>[] = [
  { title: 'What', names: true, show: ({ description }) => description },
  { title: 'Quantity', kind: 'num', show: ({ quantity }) => count(quantity) },
  { title: 'Each, MAD', kind: 'num', show: ({ unit_price }) => dirhams(unit_price) },
  { title: 'Total, MAD', kind: 'num', show: ({ total }) => dirhams(total) },
];

function actions(row: Row<'invoices'>, { frame }: View): Content {
  const offer = { input: { invoice_id: row.id }, back: `/invoices/${row.id}`, kind: 'primary' };
  if (row.status === 'draft')
    return html`<div class="row">${doIt(frame, { ...offer, name: 'invoice.send', words: 'Send' })}</div>`;
  if (row.status === 'sent')
    return html`<div class="row">${doIt(frame, { ...offer, name: 'invoice.pay', words: 'Mark as paid' })}</div>`;
  return '';
}

export const page: Part = collectionPart<'invoices'>({
  table: 'invoices',
  path: '/invoices',
  title: 'Invoices',
  one: 'invoice',
  lead: 'What guests are charged, the last changed first. A booking drafts one; sending and paying it are events.',
  order: 'updated_at desc, id desc',
  none: 'No invoice yet. The page of a booking drafts one.',
  filters: () => [
    statusFilter(invoiceStatus),
    searchFilter(['number', 'customer_name'], 'Number or customer'),
  ],
  columns: (view) => [
    nameColumn(view, '/invoices', 'Invoice', ({ number }) => number),
    { title: 'Customer', show: ({ customer_name }) => customer_name },
    statusColumn,
    { title: 'Issued', show: ({ issued_on }) => day(issued_on) },
    { title: 'Due', show: ({ due_on }) => day(due_on) },
    { title: 'Total, MAD', kind: 'num', show: ({ total_cents }) => money(total_cents) },
  ],
  name: ({ number }) => number,
  beside: ({ status }) => statusPill(status),
  rowActions: actions,
  whole: (row, view) => html`
    ${card({ bare: true }, table({ caption: 'Lines of the invoice', columns: lineColumns, rows: row.lines, empty: 'No lines.' }))}
    ${card(
      {},
      facts([
        ['Customer', row.customer_name],
        ['Booking', bookingLink(view, row.booking_id)],
        ['Subtotal', moneyWithUnit(row.subtotal_cents)],
        ['Tourist tax', moneyWithUnit(row.tax_cents)],
        ['Total', moneyWithUnit(row.total_cents)],
        ['Issued', day(row.issued_on)],
        ['Due', day(row.due_on)],
        ['Sent', time(row.sent_at)],
        ['Paid', time(row.paid_at)],
      ]),
    )}${asApi(presentInvoice(row))}`,
});
