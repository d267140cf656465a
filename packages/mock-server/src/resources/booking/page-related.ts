import type { View } from '../../cockpit/collection.ts';
import { moneyWithUnit } from '../../cockpit/columns.ts';
import { card } from '../../cockpit/ui/card.ts';
import { type Content, html } from '../../cockpit/ui/html.ts';
import { statusPill } from '../../cockpit/ui/pill.ts';
import { type Column, table } from '../../cockpit/ui/table.ts';
import { time } from '../../cockpit/ui/time.ts';
import type { Row, TenantTable } from '../tables.ts';

interface Line {
  kind: string;
  path: string;
  text: Content;
  status: string;
  at: string;
}

type Related = Extract<TenantTable, 'payments' | 'invoices' | 'cleaning_tasks' | 'whatsapp_messages'>;

/** What hangs on a booking, kind by kind. */
const kinds: { [T in Related]: { kind: string; path: string; text(row: Row<T>): Content } } = {
  payments: { kind: 'Payment', path: '/payments', text: (row) => moneyWithUnit(row.amount_cents) },
  invoices: {
    kind: 'Invoice',
    path: '/invoices',
    text: (row) => html`${row.number}, ${moneyWithUnit(row.total_cents)}`,
  },
  cleaning_tasks: {
    kind: 'Cleaning',
    path: '/cleaning-tasks',
    text: (row) => row.assignee ?? 'Nobody assigned',
  },
  whatsapp_messages: { kind: 'Message', path: '/messages', text: (row) => row.template },
};

const linesOf = <T extends Related>(table: T, bookingId: number, { domain }: View): Line[] =>
  domain.store.list(table, [['booking_id = ?', bookingId]]).map((row) => {
    const { kind, path, text } = kinds[table];
    return { kind, path: `${path}/${row.id}`, text: text(row), status: row.status, at: row.created_at };
  });

const columns = ({ frame }: View): Column<Line>[] => [
  { title: 'What', names: true, show: ({ kind, path }) => html`<a href="${frame.to(path)}">${kind}</a>` },
  { title: '', show: ({ text }) => text },
  { title: 'Status', show: ({ status }) => statusPill(status) },
  { title: 'Made', show: ({ at }) => time(at) },
];

/** Payments, invoices, cleaning and messages of a booking. */
export function relatedToBooking({ id }: Row<'bookings'>, view: View): Content {
  const rows = (Object.keys(kinds) as Related[]).flatMap((table) => linesOf(table, id, view));
  rows.sort((a, b) => b.at.localeCompare(a.at));
  if (rows.length === 0) return '';
  return card(
    { title: 'Around it', bare: true },
    table({ caption: 'Around the booking', columns: columns(view), rows, empty: '' }),
  );
}
