import type { LodgifyEventName, LodgifyStatus } from '@lgcd/core-client/lodgify';
import type { Domain } from '../engine/domain.ts';
import { HttpError, invalid } from '../http/laravel/errors.ts';
import type { Row } from '../resources/tables.ts';
import { tellLodgify } from './tell.ts';
import { type BookingEdit, edited, pageBooking, type WireBooking } from './wire.ts';

type Stored = Row<'lodgify_bookings'>;

/** The Lodgify property of the page's example; its LGCD twin is a matter of the importer's property map. */
const blank = (domain: Domain): WireBooking => {
  const object = pageBooking();
  object.booking.date_created = domain.now();
  object.booking.source = 'Manual';
  object.booking.source_text = '';
  object.current_order.date_agreed = domain.now();
  Object.assign(object.guest, {
    name: 'Lodgify Guest',
    email: 'guest@example.com',
    phone_number: '+212600000199',
  });
  return object;
};

/** @throws HttpError 404 */
export function lodgifyBooking({ store }: Domain, id: number): Stored {
  const row = store.find('lodgify_bookings', id);
  if (!row) throw new HttpError(404, `There is no Lodgify booking ${id}.`);
  return row;
}

const tellAll = (domain: Domain, object: WireBooking, events: readonly LodgifyEventName[]) => {
  for (const event of events) tellLodgify(domain, event, object);
};

/** Days that a booking holds open or close with it. */
const holds = ({ booking }: WireBooking) => booking.status === 'Booked' || booking.status === 'Tentative';

function tellAvailability(domain: Domain, ...objects: WireBooking[]): void {
  for (const { booking } of objects) {
    tellLodgify(domain, 'availability_change', {
      property_id: booking.property_id,
      room_type_ids: booking.room_types.map(({ room_type_id }) => room_type_id),
      start: booking.date_arrival,
      end: booking.date_departure,
      source: 'Booking',
    });
  }
}

function checkDates({ booking }: WireBooking): void {
  if (booking.nights < 1) throw invalid({ departure: 'The departure field must be a date after arrival.' });
}

/** Someone books, or asks. Lodgify's own calendar is not guarded: what LGCD makes of it is what is tested. */
export function makeBooking(domain: Domain, edit: BookingEdit): Stored {
  const object = edited(blank(domain), { status: 'Booked', currency: 'MAD', ...edit });
  checkDates(object);
  return domain.transaction(() => {
    const row = domain.store.insert('lodgify_bookings', { object });
    object.booking.id = row.id;
    object.booking.type = object.booking.status === 'Open' ? 'Enquiry' : 'Booking';
    object.current_order.id = row.id + 1_000_000;
    const stored = domain.store.update('lodgify_bookings', row.id, { object });
    tellAll(domain, object, [
      'booking_new_any_status',
      ...(object.booking.status === 'Booked' ? (['booking_new_status_booked'] as const) : []),
    ]);
    if (holds(object)) tellAvailability(domain, object);
    return stored;
  });
}

const statusEvent = (status: LodgifyStatus) =>
  `booking_status_change_${status.toLowerCase() as Lowercase<LodgifyStatus>}` as const;

const sameDays = (a: WireBooking, b: WireBooking) =>
  (['property_id', 'date_arrival', 'date_departure'] as const).every(
    (name) => a.booking[name] === b.booking[name],
  ) && holds(a) === holds(b);

/** A booking is edited: `booking_change`, and the event of its new status when that is another. */
export function changeBooking(domain: Domain, { id, object: before }: Stored, edit: BookingEdit): Stored {
  const object = edited(before, edit);
  checkDates(object);
  return domain.transaction(() => {
    const stored = domain.store.update('lodgify_bookings', id, { object });
    const { status } = object.booking;
    tellAll(domain, object, [
      'booking_change',
      ...(status === before.booking.status ? [] : [statusEvent(status)]),
    ]);
    if (!sameDays(before, object)) tellAvailability(domain, ...[before, object].filter(holds));
    return stored;
  });
}

/** Keeps a whole object as the booking of its id, which is made when there is none; tells nobody. */
export function keepBooking({ store }: Domain, object: WireBooking): void {
  const { id } = object.booking;
  if (store.find('lodgify_bookings', id)) store.update('lodgify_bookings', id, { object });
  else store.insert('lodgify_bookings', { id, object });
}
