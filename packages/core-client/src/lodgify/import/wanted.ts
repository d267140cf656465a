import { dirhams } from '../decimal.ts';
import { type LodgifyStatus, lodgifyStatuses } from '../events.ts';
import type { BookingChange } from '../objects.ts';
import { type PropertyMap, propertyOf } from '../property-map.ts';
import { guestOf } from './guest.ts';

/** The booking that LGCD should have. What Lodgify does not know is left out, and stays as LGCD has it. */
export type WantedBooking = {
  property_id: number;
  check_in: string;
  check_out: string;
  guest_name: string;
  guests_count: number;
  guest_email?: string;
  guest_phone?: string;
  /** Left out when Lodgify's currency is not MAD: LGCD prices the stay from its calendar then. */
  total_amount?: number;
  status: 'pending' | 'confirmed';
  source: 'lodgify';
  notes: string;
  external_reference: string;
};

/** Fields that LGCD can't be without, and that Lodgify may leave open. */
export type Assumed = 'guest_name' | 'guests_count';

export type Wanted =
  | {
      booking: WantedBooking /** What a new booking gets for want of better. */;
      assumed: Assumed[];
      remarks: string[];
    }
  | { unmappable: string };

/** The key under which LGCD knows a booking of Lodgify: `lodgify:<id>`. */
export const externalReference = (lodgifyBookingId: number): string => `lodgify:${lodgifyBookingId}`;

/** Lodgify's status without regard to case; `undefined` for one that its reference does not name. */
export const statusOf = ({ booking }: BookingChange): LodgifyStatus | undefined =>
  lodgifyStatuses.find((status) => status.toLowerCase() === booking.status.trim().toLowerCase());

function amountOf(change: BookingChange): { total_amount?: number; remarks: string[] } {
  const { booking_total_amount: amount, booking_currency_code, booking } = change;
  const currency = (booking_currency_code ?? booking.currency_code)?.trim().toUpperCase();
  if (amount === null) return { remarks: [] };
  const total = dirhams(amount);
  if (currency !== 'MAD') {
    return {
      remarks: [
        `The price in Lodgify is ${amount} ${currency ?? '(no currency)'}; LGCD prices the stay from its calendar.`,
      ],
    };
  }
  if (total === undefined || total < 0) {
    return {
      remarks: [
        `The price in Lodgify, ${amount} MAD, is none that LGCD takes; LGCD prices the stay from its calendar.`,
      ],
    };
  }
  return { total_amount: total, remarks: [] };
}

/** What begins so in a booking's notes was written by the import, and is replaced by the next. */
const mark = 'Lodgify';

/** In one line, since the next import knows its own lines by their beginning. */
const inOneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' / ');

function notesOf({ booking }: BookingChange, remarks: readonly string[]): string {
  const channel = [booking.source, booking.source_text].filter(Boolean).join(' ');
  const notes = inOneLine(booking.notes ?? '');
  const lines = [
    `${mark} booking ${booking.id}${channel && ` (${channel})`}`,
    ...(notes ? [`${mark} notes: ${notes}`] : []),
    ...remarks.map((remark) => `${mark}: ${remark}`),
  ];
  return lines.join('\n').slice(0, 5000);
}

/** The new notes, and below them what people have written into the old ones. */
export function mergeNotes(wanted: string, old: string | null): string {
  const kept = (old ?? '').split('\n').filter((line) => line.trim() && !line.startsWith(mark));
  return [wanted, ...kept].join('\n').slice(0, 5000);
}

/** Reads a Lodgify booking that is booked or tentative as the LGCD booking that it should be. */
export function wantedBooking(change: BookingChange, propertyMap: PropertyMap): Wanted {
  const { booking } = change;
  const { date_arrival: arrival, date_departure: departure, room_types: rooms } = booking;
  const roomTypeIds = rooms.map((room) => room.room_type_id);
  const property = propertyOf(propertyMap, booking.property_id, roomTypeIds);
  if ('unmappable' in property) return property;
  if (arrival === null || departure === null || departure <= arrival) {
    return {
      unmappable: `Lodgify booking ${booking.id} has no night between its arrival and its departure.`,
    };
  }
  const people = rooms.reduce((sum, room) => sum + Math.max(0, room.people ?? 0), 0);
  const guest = guestOf(change);
  const amount = amountOf(change);
  const remarks = [
    ...guest.remarks,
    ...(people > 0 ? [] : ['Lodgify gives no number of guests; one is assumed.']),
    ...amount.remarks,
  ];
  const { remarks: _, isNamed, ...mappedGuest } = guest;
  return {
    booking: {
      property_id: property.propertyId,
      check_in: arrival,
      check_out: departure,
      guests_count: Math.max(1, people),
      ...mappedGuest,
      ...(amount.total_amount !== undefined && { total_amount: amount.total_amount }),
      status: statusOf(change) === 'Tentative' ? 'pending' : 'confirmed',
      source: 'lodgify',
      notes: notesOf(change, remarks),
      external_reference: externalReference(booking.id),
    },
    assumed: [...(isNamed ? [] : ['guest_name' as const]), ...(people > 0 ? [] : ['guests_count' as const])],
    remarks,
  };
}
