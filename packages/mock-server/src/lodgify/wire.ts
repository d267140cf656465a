import type { LodgifyStatus } from '@lgcd/core-client/lodgify';
import { lodgifyFixtures } from '@lgcd/core-client/lodgify/contract';

type Json = Record<string, unknown>;

interface RoomType extends Json {
  id: number;
  room_type_id: number;
  people: number;
}

interface Amounts extends Json {
  amount: string;
  total_room_rate_amount: string;
}

/** The booking object as Lodgify's webhooks carry it, without its action: amounts as text, days as midnights. */
export interface WireBooking extends Json {
  booking: Json & {
    id: number;
    type: string;
    date_arrival: string;
    date_departure: string;
    date_created: string;
    property_id: number;
    status: LodgifyStatus;
    room_types: RoomType[];
    currency_code: string;
    source: string;
    source_text: string;
    notes: string | null;
    language: string;
    nights: number;
  };
  guest: Json & { name: string; email: string; phone_number: string; country_code: string | null };
  current_order: Json & { amount_gross: Amounts; amount_net: Amounts; amount_vat: Amounts };
  booking_total_amount: string;
  booking_currency_code: string;
  total_transactions: Json & { amount: string };
  balance_due: string;
}

/** What a person changes of a booking in Lodgify. */
export interface BookingEdit {
  property_id?: number | undefined;
  room_type_id?: number | undefined;
  arrival?: string | undefined;
  departure?: string | undefined;
  people?: number | undefined;
  guest_name?: string | undefined;
  guest_email?: string | undefined;
  guest_phone?: string | undefined;
  total?: string | undefined;
  currency?: string | undefined;
  notes?: string | null | undefined;
  status?: LodgifyStatus | undefined;
}

/** A copy of the page's example, without its action. */
export function pageBooking(): WireBooking {
  const { action: _, ...object } = JSON.parse(lodgifyFixtures.booking_change);
  return object as WireBooking;
}

const midnight = (day: string) => `${day}T00:00:00`;
const dayMs = 86_400_000;

const minus = (total: string, paid: string): string =>
  String((Math.round(Number(total) * 100) - Math.round(Number(paid) * 100)) / 100);

function price(object: WireBooking, total: string): void {
  const nothing = {
    amount: '0',
    total_room_rate_amount: '0',
    total_fees_amount: '0',
    total_taxes_amount: '0',
    total_promotions_amount: '0',
  };
  const whole = { ...nothing, amount: total, total_room_rate_amount: total };
  Object.assign(object.current_order, { amount_gross: { ...whole }, amount_net: whole, amount_vat: nothing });
  object.booking_total_amount = total;
}

/** Applies an edit, and keeps what hangs on it (nights, balance, the three currency codes) in step. */
export function edited(before: WireBooking, edit: BookingEdit): WireBooking {
  const object = structuredClone(before);
  const { booking, guest } = object;
  const [room] = booking.room_types;
  if (edit.property_id !== undefined) {
    booking.property_id = edit.property_id;
    object.current_order.property_id = edit.property_id;
  }
  if (room && edit.room_type_id !== undefined) room.room_type_id = edit.room_type_id;
  if (room && edit.people !== undefined) room.people = edit.people;
  if (edit.arrival !== undefined) booking.date_arrival = midnight(edit.arrival);
  if (edit.departure !== undefined) booking.date_departure = midnight(edit.departure);
  booking.nights =
    (Date.parse(`${booking.date_departure}Z`) - Date.parse(`${booking.date_arrival}Z`)) / dayMs;
  if (edit.guest_name !== undefined) guest.name = edit.guest_name;
  if (edit.guest_email !== undefined) guest.email = edit.guest_email;
  if (edit.guest_phone !== undefined) guest.phone_number = edit.guest_phone;
  if (edit.notes !== undefined) booking.notes = edit.notes;
  if (edit.status !== undefined) booking.status = edit.status;
  if (edit.currency !== undefined) {
    booking.currency_code = edit.currency;
    object.booking_currency_code = edit.currency;
    object.current_order.currency_code = edit.currency;
  }
  if (edit.total !== undefined) price(object, edit.total);
  object.balance_due = minus(object.booking_total_amount, object.total_transactions.amount);
  return object;
}
