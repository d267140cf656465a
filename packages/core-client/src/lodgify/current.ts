import { nightsBetween } from './day.ts';
import { decimalOf } from './decimal.ts';
import { contentHash } from './delivery-id.ts';
import { dayOf } from './values.ts';

type Json = Record<string, unknown>;

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(objectOf) : []);

/** Only what the API gives: what it leaves out stays as it was delivered. */
const given = (values: Json): Json =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** Webhooks write days as midnights without a zone, and amounts as text. */
const midnight = (value: unknown) => {
  const day = dayOf(value);
  return day && `${day}T00:00:00`;
};
const amount = (value: unknown) => decimalOf(value);

function nights(arrival: unknown, departure: unknown): number | undefined {
  const [from, to] = [dayOf(arrival), dayOf(departure)];
  return from && to ? nightsBetween(from, to) : undefined;
}

function roomTypes(delivered: unknown, rooms: unknown): Json[] | undefined {
  if (!Array.isArray(rooms)) return undefined;
  const known = listOf(delivered);
  return listOf(rooms).map((room) => {
    const same = known.find(({ room_type_id }) => room_type_id === room.room_type_id);
    const rest = same ?? { id: room.id ?? null, image_url: null, name: room.name ?? '' };
    return { ...rest, ...given({ room_type_id: room.room_type_id, people: room.people }) };
  });
}

/**
 * A delivered booking object with everything that Lodgify's API v2 says of the booking now, in the shape of the
 * webhook, so that whatever reads the one reads the other. `current_order` is not in the API's answer and stays as
 * delivered. A booking in the bin reads as declined.
 *
 * Source: the fields of `GET /v2/reservations/bookings/{id}` are those that public clients read (`arrival`,
 * `departure`, `rooms`, `guest`, `total_amount`, …).
 */
export function asOfNow(delivered: Json, current: Json): Json {
  // An answer in the webhook's own shape needs no translation.
  if (typeof current.booking === 'object' && current.booking !== null) {
    return { ...delivered, ...current, action: delivered.action };
  }
  const booking = objectOf(delivered.booking);
  const guest = objectOf(current.guest);
  return {
    ...delivered,
    booking: {
      ...booking,
      ...given({
        date_arrival: midnight(current.arrival),
        date_departure: midnight(current.departure),
        property_id: current.property_id,
        property_name: current.property_name,
        status: current.is_deleted === true ? 'Declined' : current.status,
        room_types: roomTypes(booking.room_types, current.rooms),
        currency_code: current.currency_code,
        source: current.source,
        source_text: current.source_text,
        notes: current.notes,
        language: current.language,
        nights: nights(current.arrival, current.departure),
      }),
    },
    guest: {
      ...objectOf(delivered.guest),
      ...given({
        name: guest.name,
        email: guest.email,
        phone_number: guest.phone,
        country_code: guest.country_code,
      }),
    },
    ...given({
      booking_total_amount: amount(current.total_amount),
      booking_currency_code: current.currency_code,
      balance_due: amount(current.amount_due),
    }),
    ...(amount(current.amount_paid) === undefined
      ? {}
      : {
          total_transactions: {
            ...objectOf(delivered.total_transactions),
            amount: amount(current.amount_paid),
          },
        }),
  };
}

/** A hash of all that `asOfNow` brings up to date: equal for two deliveries that were read at the same state. */
export function stateHash(object: Json): string {
  const { room_types, ...booking } = objectOf(object.booking);
  const { name, email, phone_number, country_code } = objectOf(object.guest);
  const { date_arrival, date_departure, property_id, status, notes } = booking;
  return contentHash([
    [dayOf(date_arrival), dayOf(date_departure), property_id, status, notes],
    listOf(room_types).map((room) => [room.room_type_id, room.people]),
    [name, email, phone_number, country_code],
    [object.booking_total_amount, object.balance_due, objectOf(object.total_transactions).amount].map(
      decimalOf,
    ),
    object.booking_currency_code,
  ]);
}
