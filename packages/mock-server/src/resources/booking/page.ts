import type { Part } from '../../cockpit/app.ts';
import { bookingSource, bookingStatus } from '../../cockpit/choices.ts';
import { collectionPart, type View } from '../../cockpit/collection.ts';
import {
  asApi,
  money,
  moneyWithUnit,
  nameColumn,
  orDash,
  propertyColumn,
  propertyFilter,
  propertyLink,
  searchFilter,
  statusColumn,
  statusFilter,
} from '../../cockpit/columns.ts';
import { askFor, doIt } from '../../cockpit/commands/offer.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { type Content, html } from '../../cockpit/ui/html.ts';
import { statusPill } from '../../cockpit/ui/pill.ts';
import { plural, sentence } from '../../cockpit/ui/text.ts';
import { day, time } from '../../cockpit/ui/time.ts';
import type { Domain } from '../../engine/domain.ts';
import { nightsCount } from '../../figures/night.ts';
import type { Row } from '../tables.ts';
import { relatedToBooking } from './page-related.ts';
import { presentBooking } from './present.ts';

type Booking = Row<'bookings'>;

/** One invoice to a booking, unless that was cancelled. */
const canBeInvoiced = ({ id, status }: Booking, { store }: Domain): boolean =>
  !['cancelled', 'no_show'].includes(status) &&
  store.count('invoices', [['booking_id = ?', id], ["status <> 'cancelled'"]]) === 0;

/** What can be done to it as it stands. The rules themselves are in the domain; a refusal is shown. */
function actions(row: Booking, { frame, domain }: View): Content {
  const offer = { input: { booking_id: row.id }, back: `/bookings/${row.id}` };
  const open = row.status === 'pending' || row.status === 'confirmed';
  return html`<div class="row">
    ${row.status === 'pending' ? doIt(frame, { ...offer, name: 'booking.confirm', words: 'Confirm', kind: 'primary' }) : ''}
    ${row.status === 'confirmed' ? doIt(frame, { ...offer, name: 'booking.check_in', words: 'Check in', kind: 'primary' }) : ''}
    ${row.status === 'checked_in' ? doIt(frame, { ...offer, name: 'booking.check_out', words: 'Check out', kind: 'primary' }) : ''}
    ${open || row.status === 'checked_in' ? askFor(frame, { ...offer, name: 'booking.edit', words: 'Edit…' }) : ''}
    ${row.status === 'cancelled' ? '' : askFor(frame, { ...offer, name: 'payment.take', words: 'Take a payment…' })}
    ${row.status === 'cancelled' ? '' : askFor(frame, { ...offer, name: 'payment.fail', words: 'Let a payment fail…' })}
    ${askFor(frame, { ...offer, name: 'whatsappMessage.create', words: 'Send a message…' })}
    ${canBeInvoiced(row, domain) ? doIt(frame, { ...offer, name: 'invoice.create', words: 'Draft an invoice' }) : ''}
    ${row.status === 'confirmed' ? doIt(frame, { ...offer, name: 'booking.no_show', words: 'No-show' }) : ''}
    ${open ? askFor(frame, { ...offer, name: 'booking.cancel', words: 'Cancel…', kind: 'danger' }) : ''}
  </div>`;
}

const stay = (row: Booking, view: View): Content =>
  card(
    { title: 'Stay', width: 'half' },
    facts([
      ['Guest', html`${row.guest_name}, ${plural(row.guests_count, 'guest')}`],
      ['Property', propertyLink(view, row.property_id)],
      ['Arrival', day(row.check_in)],
      [
        'Departure',
        html`${day(row.check_out)} <span class="muted">after ${plural(nightsCount(row), 'night')}</span>`,
      ],
      ['Source', sentence(row.source)],
      ['Email', orDash(row.guest_email)],
      ['Phone', orDash(row.guest_phone)],
      ['Notes', orDash(row.notes)],
      ['External reference', orDash(row.external_reference)],
    ]),
  );

const amounts = (row: Booking): Content =>
  card(
    { title: 'Money and times', width: 'half' },
    facts([
      ['Price of the stay', moneyWithUnit(row.total_cents)],
      ['Commission', moneyWithUnit(row.commission_cents)],
      ['For the owner', moneyWithUnit(row.total_cents - row.commission_cents)],
      ['Paid', moneyWithUnit(row.paid_cents)],
      ['Made', time(row.created_at)],
      ['Confirmed', time(row.confirmed_at)],
      ['Checked in', time(row.checked_in_at)],
      ['Checked out', time(row.checked_out_at)],
      ['Cancelled', html`${time(row.cancelled_at)} ${row.cancellation_reason}`],
    ]),
  );

export const page: Part = collectionPart<'bookings'>({
  table: 'bookings',
  path: '/bookings',
  title: 'Bookings',
  one: 'booking',
  lead: 'Every stay, the last changed first. What happens to one goes out as an event.',
  order: 'updated_at desc, id desc',
  none: 'No booking yet.',
  filters: (view) => [
    statusFilter(bookingStatus),
    statusFilter(bookingSource, 'source', 'Source'),
    propertyFilter(view),
    { name: 'from', label: 'Arrival from', type: 'date', where: (value) => ['check_in >= ?', value] },
    searchFilter(['reference', 'guest_name', 'guest_email', 'external_reference'], 'Reference or guest'),
  ],
  columns: (view) => [
    nameColumn(
      view,
      '/bookings',
      'Booking',
      ({ reference }) => html`<span class="nowrap">${reference}</span>`,
    ),
    { title: 'Guest', show: ({ guest_name }) => html`<bdi>${guest_name}</bdi>` },
    statusColumn,
    propertyColumn(view),
    { title: 'Arrival', show: ({ check_in }) => day(check_in) },
    { title: 'Nights', kind: 'num', show: nightsCount },
    { title: 'Source', show: ({ source }) => sentence(source) },
    { title: 'Price, MAD', kind: 'num', show: ({ total_cents }) => money(total_cents) },
  ],
  listActions: ({ frame }) =>
    askFor(frame, { name: 'booking.create', words: 'Create a booking', back: '/bookings', kind: 'primary' }),
  name: ({ reference, guest_name }) => `${reference}, ${guest_name}`,
  beside: ({ status }) => statusPill(status),
  rowActions: actions,
  whole: (row, view) =>
    html`<div class="grid">${stay(row, view)}${amounts(row)}</div>${relatedToBooking(row, view)}${asApi(presentBooking(row))}`,
});
