import type { Part } from '../../cockpit/app.ts';
import { taxReportType } from '../../cockpit/choices.ts';
import { collectionPart, type View } from '../../cockpit/collection.ts';
import {
  asApi,
  money,
  moneyWithUnit,
  nameColumn,
  propertyLink,
  statusFilter,
} from '../../cockpit/columns.ts';
import { askFor } from '../../cockpit/commands/offer.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { html } from '../../cockpit/ui/html.ts';
import { type Column, table } from '../../cockpit/ui/table.ts';
import { count, dirhams, sentence } from '../../cockpit/ui/text.ts';
import { time } from '../../cockpit/ui/time.ts';
import type { Row } from '../tables.ts';
import { presentTaxReport } from './present.ts';

type Line = Row<'tax_reports'>['lines'][number];

const lineColumns = (view: View): Column<Line>[] => [
  { title: 'Property', names: true, show: ({ property_id }) => propertyLink(view, property_id) },
  { title: 'Nights', kind: 'num', show: ({ nights_booked }) => count(nights_booked) },
  { title: 'Guest nights', kind: 'num', show: ({ guest_nights }) => count(guest_nights) },
  { title: 'Taxable, MAD', kind: 'num', show: ({ taxable_amount }) => dirhams(taxable_amount) },
  { title: 'Tax, MAD', kind: 'num', show: ({ tax_amount }) => dirhams(tax_amount) },
];

export const page: Part = collectionPart<'tax_reports'>({
  table: 'tax_reports',
  path: '/tax-reports',
  title: 'Tax reports',
  one: 'tax report',
  lead: 'What is declared, month by month. They are made as the month turns.',
  order: 'period desc, id desc',
  none: 'No tax report yet. Advance the clock to the next month.',
  filters: () => [statusFilter(taxReportType, 'type', 'Kind')],
  columns: (view) => [
    nameColumn(view, '/tax-reports', 'Report', ({ type, period }) => `${sentence(type)}, ${period}`),
    { title: 'Nights', kind: 'num', show: ({ nights_booked }) => count(nights_booked) },
    { title: 'Guest nights', kind: 'num', show: ({ guest_nights }) => count(guest_nights) },
    { title: 'Taxable, MAD', kind: 'num', show: ({ taxable_cents }) => money(taxable_cents) },
    { title: 'Tax, MAD', kind: 'num', show: ({ tax_cents }) => money(tax_cents) },
    { title: 'Made', show: ({ generated_at }) => time(generated_at) },
  ],
  listActions: ({ frame }) =>
    askFor(frame, { name: 'month.close', words: 'Close a month…', back: '/tax-reports' }),
  name: ({ type, period }) => `${sentence(type)}, ${period}`,
  whole: (row, view) => html`
    ${card(
      {},
      facts([
        ['Nights', count(row.nights_booked)],
        ['Guest nights', count(row.guest_nights)],
        ['Taxable', moneyWithUnit(row.taxable_cents)],
        ['Tax', moneyWithUnit(row.tax_cents)],
        ['Made', time(row.generated_at)],
      ]),
    )}
    ${card({ title: 'By property', bare: true }, table({ caption: 'Tax by property', columns: lineColumns(view), rows: row.lines, empty: html`<p>No property.</p>` }))}
    ${asApi(presentTaxReport(row))}`,
});
