import type { Returned } from '../../contract/index.ts';
import type { BookingChange } from '../objects.ts';
import type { PropertyMap } from '../property-map.ts';
import { type Assumed, mergeNotes, statusOf, type WantedBooking, wantedBooking } from './wanted.ts';

export type LgcdBooking = Returned<'booking.get'>;

/** What a decision about a booking needs to know of LGCD. */
export interface MappingOptions {
  propertyMap: PropertyMap;
  /** The LGCD booking with this external reference that is not cancelled. */
  existing?: LgcdBooking | undefined;
}

/** What has to happen in LGCD so that it says what Lodgify says. */
export type Decision =
  | { action: 'create'; booking: WantedBooking; remarks: string[] }
  | {
      /** LGCD's API changes no booking: the old one is cancelled, and a new one created. */
      action: 'change';
      existing: LgcdBooking;
      booking: WantedBooking;
      /** Names of the fields that differ. */
      changes: string[];
      remarks: string[];
    }
  | { action: 'cancel'; existing: LgcdBooking; reason: string }
  | { action: 'unchanged'; existing: LgcdBooking | undefined; reason: string }
  /** The stay has begun or is over in LGCD, and can't be changed any more. */
  | { action: 'stuck'; existing: LgcdBooking; reason: string }
  | { action: 'unmappable'; reason: string };

/** The fields that make two bookings differ; `notes` do not: they are not worth a cancellation. */
const compared = [
  'property_id',
  'check_in',
  'check_out',
  'guests_count',
  'guest_name',
  'guest_email',
  'guest_phone',
  'total_amount',
  'status',
] as const;

const begun: readonly LgcdBooking['status'][] = ['checked_in', 'checked_out', 'no_show'];

const differences = (existing: LgcdBooking, wanted: WantedBooking): string[] =>
  compared.filter((name) => {
    if (wanted[name] === undefined || wanted[name] === existing[name]) return false;
    // A stay that has begun was confirmed before.
    return name !== 'status' || !begun.includes(existing.status);
  });

/** What was assumed for want of better gives way to what LGCD knows. */
const withKnown = (
  wanted: WantedBooking,
  existing: LgcdBooking,
  assumed: readonly Assumed[],
): WantedBooking => ({
  ...wanted,
  ...Object.fromEntries(assumed.map((name) => [name, existing[name]])),
});

/** What Lodgify does not know is taken over from the booking that is replaced. */
function replacing(existing: LgcdBooking, wanted: WantedBooking): WantedBooking {
  const sameStay = (['property_id', 'check_in', 'check_out'] as const).every(
    (name) => wanted[name] === existing[name],
  );
  return {
    ...(existing.guest_email !== null && { guest_email: existing.guest_email }),
    ...(existing.guest_phone !== null && { guest_phone: existing.guest_phone }),
    // Other nights have another price.
    ...(sameStay && { total_amount: existing.total_amount }),
    ...wanted,
    notes: mergeNotes(wanted.notes, existing.notes),
  };
}

function gone(change: BookingChange, existing: LgcdBooking | undefined): Decision {
  const status = statusOf(change);
  if (!existing) {
    return {
      action: 'unchanged',
      existing,
      reason: `Lodgify says ${status}, and LGCD has no booking of it.`,
    };
  }
  if (begun.includes(existing.status)) {
    return {
      action: 'stuck',
      existing,
      reason: `Lodgify says ${status}, but booking ${existing.reference} is ${existing.status.replace('_', ' ')} in LGCD. Settle it there.`,
    };
  }
  return { action: 'cancel', existing, reason: `${status} in Lodgify` };
}

/** Decides, without doing anything, what a Lodgify booking means for LGCD. */
export function mapBooking(change: BookingChange, { propertyMap, existing }: MappingOptions): Decision {
  const status = statusOf(change);
  if (!status) {
    return {
      action: 'unmappable',
      reason:
        'Lodgify gives the booking a status that this version does not know. Known are Open, Tentative, Booked and Declined.',
    };
  }
  // An open one is an enquiry: it holds no days.
  if (status === 'Open' || status === 'Declined') return gone(change, existing);

  const wanted = wantedBooking(change, propertyMap);
  if ('unmappable' in wanted) return { action: 'unmappable', reason: wanted.unmappable };
  const { booking, assumed, remarks } = wanted;
  if (!existing) return { action: 'create', booking, remarks };

  const known = withKnown(booking, existing, assumed);
  const changes = differences(existing, known);
  if (changes.length === 0) {
    return { action: 'unchanged', existing, reason: `Booking ${existing.reference} says the same already.` };
  }
  if (begun.includes(existing.status)) {
    return {
      action: 'stuck',
      existing,
      reason: `Booking ${existing.reference} is ${existing.status.replace('_', ' ')} in LGCD, so its ${changes.join(', ')} can't follow Lodgify any more. Settle it in LGCD.`,
    };
  }
  return {
    action: 'change',
    existing,
    booking: replacing(existing, known),
    changes,
    remarks,
  };
}
