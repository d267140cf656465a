import { lodgifyStatuses } from '@lgcd/core-client/lodgify';
import type { Part } from '../../cockpit/app.ts';
import { collectionPart, type View } from '../../cockpit/collection.ts';
import { bookingLink, nameColumn, orDash } from '../../cockpit/columns.ts';
import { askFor, doIt } from '../../cockpit/commands/offer.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { body } from '../../cockpit/ui/code.ts';
import { type Content, html } from '../../cockpit/ui/html.ts';
import { pill, type Tone } from '../../cockpit/ui/pill.ts';
import { plural } from '../../cockpit/ui/text.ts';
import { day, time } from '../../cockpit/ui/time.ts';
import type { Row } from '../../resources/tables.ts';

type LodgifyBooking = Row<'lodgify_bookings'>;

const tones: Record<string, Tone> = { Booked: 'ok', Tentative: 'warn', Open: 'info', Declined: 'bad' };
const status = ({ object }: LodgifyBooking): Content =>
  pill(object.booking.status, tones[object.booking.status] ?? 'idle');

const arrival = ({ object }: LodgifyBooking) => object.booking.date_arrival.slice(0, 10);
const departure = ({ object }: LodgifyBooking) => object.booking.date_departure.slice(0, 10);
const price = ({ object }: LodgifyBooking): Content =>
  html`<span class="nowrap">${object.booking_total_amount} <span class="muted">${object.booking_currency_code}</span></span>`;

/** What stands in the form of a change: everything as it is. */
const asInput = (row: LodgifyBooking) => {
  const { booking, guest, booking_total_amount: total, booking_currency_code: currency } = row.object;
  const [room] = booking.room_types;
  return {
    booking_id: row.id,
    property_id: booking.property_id,
    arrival: arrival(row),
    departure: departure(row),
    ...(room && { room_type_id: room.room_type_id, people: room.people }),
    guest_name: guest.name,
    guest_email: guest.email,
    guest_phone: guest.phone_number,
    total,
    currency,
    status: booking.status,
  };
};

function actions(row: LodgifyBooking, { frame }: View): Content {
  const back = `/lodgify/bookings/${row.id}`;
  const only = { input: { booking_id: row.id }, back };
  return html`<div class="row">
    ${askFor(frame, { name: 'lodgify.change', words: 'Change…', input: asInput(row), back, kind: 'primary' })}
    ${askFor(frame, { ...only, name: 'lodgify.message', words: 'Write as the guest…' })}
    ${row.object.booking.status === 'Declined' ? '' : doIt(frame, { ...only, name: 'lodgify.decline', words: 'Decline', kind: 'danger' })}
  </div>`;
}

/** Its twins in LGCD, the last made first: the one that is not cancelled says what LGCD makes of it. */
function inLgcd(row: LodgifyBooking, view: View): Content {
  const twins = view.domain.store.list(
    'bookings',
    [['external_reference = ?', `lodgify:${row.id}`]],
    "status = 'cancelled', id desc",
  );
  if (twins.length === 0) return html`<span class="muted">Not imported</span>`;
  return html`${twins.map(({ id, status: word }, index) => html`${index > 0 ? html`<br>` : ''}${bookingLink(view, id)} <span class="muted">${word}</span>`)}`;
}

/** Bookings in Lodgify's own account of the agency; what people change here, Lodgify's webhooks tell. */
export const page: Part = collectionPart<'lodgify_bookings'>({
  table: 'lodgify_bookings',
  path: '/lodgify/bookings',
  title: 'Lodgify bookings',
  one: 'Lodgify booking',
  lead: "The agency's account at Lodgify. What changes here goes out as Lodgify's webhooks do.",
  order: 'updated_at desc, id desc',
  none: 'No booking in Lodgify yet.',
  filters: () => [
    {
      name: 'status',
      label: 'Status',
      none: 'Any',
      choices: [...lodgifyStatuses],
      where: (value) => ["json_extract(object, '$.booking.status') = ?", value],
    },
  ],
  columns: (view) => [
    nameColumn(view, '/lodgify/bookings', 'Booking', ({ id }) => String(id)),
    { title: 'Guest', show: ({ object }) => html`<bdi>${object.guest.name}</bdi>` },
    { title: 'Status', show: status },
    { title: 'Property', kind: 'num', show: ({ object }) => object.booking.property_id },
    { title: 'Arrival', show: (row) => day(arrival(row)) },
    { title: 'Nights', kind: 'num', show: ({ object }) => object.booking.nights },
    { title: 'Price', kind: 'num', show: price },
    { title: 'In LGCD', show: (row) => inLgcd(row, view) },
  ],
  listActions: ({ frame }) =>
    askFor(frame, {
      name: 'lodgify.book',
      words: 'Make a booking',
      back: '/lodgify/bookings',
      kind: 'primary',
    }),
  name: ({ id, object }) => `Lodgify booking ${id}, ${object.guest.name}`,
  beside: status,
  rowActions: actions,
  whole: (row, view) => {
    const { booking, guest } = row.object;
    const people = booking.room_types.reduce((sum, room) => sum + room.people, 0);
    return html`${card(
      { title: 'Stay' },
      facts([
        ['Guest', html`${guest.name}, ${plural(people, 'guest')}`],
        [
          'Property',
          html`${booking.property_id} <span class="muted">${booking.property_name as string}</span>`,
        ],
        ['Arrival', day(arrival(row))],
        ['Departure', day(departure(row))],
        ['Price', price(row)],
        ['Email', orDash(guest.email)],
        ['Phone', orDash(guest.phone_number)],
        ['Notes', orDash(booking.notes)],
        ['Changed', time(row.updated_at)],
        ['In LGCD', inLgcd(row, view)],
      ]),
    )}${card(
      { title: 'As a webhook carries it' },
      body(JSON.stringify({ action: 'booking_change', ...row.object }), 'The object as JSON'),
    )}`;
  },
});
