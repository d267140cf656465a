import type { Part } from '../../cockpit/app.ts';
import { collectionPart } from '../../cockpit/collection.ts';
import {
  asApi,
  bookingLink,
  money,
  moneyWithUnit,
  nameColumn,
  orDash,
  statusColumn,
  statusFilter,
} from '../../cockpit/columns.ts';
import { askFor, doIt } from '../../cockpit/commands/offer.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { html } from '../../cockpit/ui/html.ts';
import { statusPill } from '../../cockpit/ui/pill.ts';
import { sentence } from '../../cockpit/ui/text.ts';
import { time } from '../../cockpit/ui/time.ts';
import type { Row } from '../tables.ts';
import { presentPayment } from './present.ts';

const statuses: readonly Row<'payments'>['status'][] = ['succeeded', 'failed'];
const kinds: readonly Row<'payments'>['type'][] = ['booking', 'subscription'];

export const page: Part = collectionPart<'payments'>({
  table: 'payments',
  path: '/payments',
  title: 'Payments',
  one: 'payment',
  lead: 'What guests paid, and what the agency paid LGCD. The page of a booking takes one, or lets one fail.',
  order: 'created_at desc, id desc',
  none: 'No payment yet.',
  filters: () => [statusFilter(statuses), statusFilter(kinds, 'type', 'For')],
  columns: (view) => [
    nameColumn(view, '/payments', 'Payment', ({ id }) => `No. ${id}`),
    statusColumn,
    {
      title: 'For',
      show: ({ type, booking_id }) =>
        type === 'booking' ? bookingLink(view, booking_id) : 'The LGCD subscription',
    },
    { title: 'Method', show: ({ method }) => (method === 'cmi' ? 'CMI' : sentence(method)) },
    { title: 'At', show: ({ created_at }) => time(created_at) },
    { title: 'Amount, MAD', kind: 'num', show: ({ amount_cents }) => money(amount_cents) },
  ],
  listActions: ({ frame }) => html`
    ${doIt(frame, { name: 'subscription.renew', words: 'Renew the subscription', back: '/payments' })}
    ${askFor(frame, { name: 'subscription.fail', words: 'Let a renewal fail…', back: '/payments' })}`,
  name: ({ id }) => `Payment ${id}`,
  beside: ({ status }) => statusPill(status),
  whole: (row, view) => html`
    ${card(
      {},
      facts([
        ['Amount', moneyWithUnit(row.amount_cents)],
        ['For', row.type === 'booking' ? bookingLink(view, row.booking_id) : 'The LGCD subscription'],
        ['Method', row.method === 'cmi' ? 'CMI' : sentence(row.method)],
        ['At', time(row.created_at)],
        ['Why it failed', orDash(row.failure_reason)],
      ]),
    )}${asApi(presentPayment(row))}`,
});
