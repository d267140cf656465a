import type { Part } from '../../cockpit/app.ts';
import { statementStatus } from '../../cockpit/choices.ts';
import { collectionPart, type View } from '../../cockpit/collection.ts';
import {
  asApi,
  money,
  moneyWithUnit,
  nameColumn,
  statusColumn,
  statusFilter,
} from '../../cockpit/columns.ts';
import { askFor, doIt } from '../../cockpit/commands/offer.ts';
import { ownerNames } from '../../cockpit/reads/names.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { html } from '../../cockpit/ui/html.ts';
import { statusPill } from '../../cockpit/ui/pill.ts';
import { type Column, table } from '../../cockpit/ui/table.ts';
import { count, dirhams } from '../../cockpit/ui/text.ts';
import { day, monthText, time } from '../../cockpit/ui/time.ts';
import type { Row } from '../tables.ts';
import { presentStatement } from './present.ts';

type Line = Row<'statements'>['lines'][number];

const lineColumns = ({ frame }: View): Column<Line>[] => [
  {
    title: 'Booking',
    names: true,
    show: ({ booking_id, booking_reference }) =>
      html`<a href="${frame.to(`/bookings/${booking_id}`)}">${booking_reference}</a>`,
  },
  { title: 'Arrival', show: ({ check_in }) => day(check_in) },
  { title: 'Departure', show: ({ check_out }) => day(check_out) },
  { title: 'Nights in the month', kind: 'num', show: ({ nights }) => nights },
  { title: 'Gross, MAD', kind: 'num', show: ({ gross_revenue }) => dirhams(gross_revenue) },
  { title: 'Commission, MAD', kind: 'num', show: ({ commission }) => dirhams(commission) },
];

const ownerFilter = ({ domain }: View) => ({
  name: 'owner',
  label: 'Owner',
  none: 'Any',
  choices: [...ownerNames(domain)].map(([id, name]) => [String(id), name] as const),
  where: (value: string) => ['owner_id = ?', value] as const,
});

export const page: Part = collectionPart<'statements'>({
  table: 'statements',
  path: '/statements',
  title: 'Statements',
  one: 'statement',
  lead: 'What each owner is due for a month. They are made as the month turns.',
  order: 'period desc, id desc',
  none: 'No statement yet. Advance the clock to the next month.',
  filters: (view) => [
    statusFilter(statementStatus),
    ownerFilter(view),
    { name: 'period', label: 'Month', type: 'month', where: (value) => ['period = ?', value] },
  ],
  columns: (view) => {
    const names = ownerNames(view.domain);
    return [
      nameColumn(
        view,
        '/statements',
        'Statement',
        ({ period, owner_id }) => `${monthText(period)}, ${names.get(owner_id) ?? ''}`,
      ),
      statusColumn,
      { title: 'Nights', kind: 'num', show: ({ nights_booked }) => count(nights_booked) },
      { title: 'Gross, MAD', kind: 'num', show: ({ gross_cents }) => money(gross_cents) },
      { title: 'Commission, MAD', kind: 'num', show: ({ commission_cents }) => money(commission_cents) },
      { title: 'To disburse, MAD', kind: 'num', show: ({ net_cents }) => money(net_cents) },
    ];
  },
  listActions: ({ frame }) =>
    askFor(frame, { name: 'month.close', words: 'Close a month…', back: '/statements' }),
  name: ({ period, id }) => `Statement ${id}, ${monthText(period)}`,
  beside: ({ status }) => statusPill(status),
  rowActions: (row, { frame }) =>
    row.status === 'ready'
      ? html`<div class="row">${doIt(frame, { name: 'statement.pay', input: { statement_id: row.id }, words: 'Mark as paid out', back: `/statements/${row.id}`, kind: 'primary' })}</div>`
      : '',
  whole: (row, view) => html`
    ${card(
      {},
      facts([
        [
          'Owner',
          html`<a href="${view.frame.to(`/owners/${row.owner_id}`)}">${view.domain.store.find('owners', row.owner_id)?.name}</a>`,
        ],
        ['Bookings', count(row.bookings_count)],
        ['Nights', count(row.nights_booked)],
        ['Gross', moneyWithUnit(row.gross_cents)],
        ['Commission', moneyWithUnit(row.commission_cents)],
        ['Expenses', moneyWithUnit(row.expenses_cents)],
        ['To disburse', moneyWithUnit(row.net_cents)],
        ['Made', time(row.created_at)],
      ]),
    )}
    ${card({ title: 'Bookings', bare: true }, table({ caption: 'Bookings of the statement', columns: lineColumns(view), rows: row.lines, empty: html`<p>No night was sold in the month.</p>` }))}
    ${asApi(presentStatement(view.domain, row))}`,
});
