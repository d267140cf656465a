import type { WireBooking } from './wire.ts';

const day = (midnight: string) => midnight.slice(0, 10);

/**
 * A booking as `GET /v2/reservations/bookings/{id}` answers it: other names than in webhooks, days without time,
 * amounts as numbers. Source: the fields that public clients read; Lodgify's reference is the authority.
 */
export function v2Booking(object: WireBooking, updatedAt: string) {
  const { booking, guest } = object;
  return {
    id: booking.id,
    property_id: booking.property_id,
    property_name: booking.property_name,
    arrival: day(booking.date_arrival),
    departure: day(booking.date_departure),
    status: booking.status,
    rooms: booking.room_types.map((room) => ({
      room_type_id: room.room_type_id,
      people: room.people,
      guest_breakdown: { adults: room.people, children: 0, infants: 0, pets: 0 },
    })),
    guest: {
      id: guest.uid,
      name: guest.name,
      email: guest.email,
      phone: guest.phone_number,
      country_code: guest.country_code,
    },
    language: booking.language,
    source: booking.source,
    source_text: booking.source_text,
    notes: booking.notes,
    currency_code: object.booking_currency_code,
    total_amount: Number(object.booking_total_amount),
    amount_paid: Number(object.total_transactions.amount),
    amount_due: Number(object.balance_due),
    is_deleted: false,
    created_at: booking.date_created,
    updated_at: updatedAt,
    canceled_at: booking.status === 'Declined' ? updatedAt : null,
  };
}
