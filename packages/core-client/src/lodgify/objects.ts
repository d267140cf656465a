import type { Read } from './describe.ts';
import { availabilityChange } from './objects/availability-change.ts';
import { bookingChange } from './objects/booking-change.ts';
import { guestMessageReceived } from './objects/guest-message.ts';
import { rateChange } from './objects/rate-change.ts';

/** The four objects that Lodgify's webhooks carry, by kind. Source: Lodgify's page "Webhook objects". */
export const objects = {
  rate_change: rateChange,
  availability_change: availabilityChange,
  guest_message_received: guestMessageReceived,
  booking_change: bookingChange,
} as const;

/** The `action` that an object is read by. */
export type ObjectKind = keyof typeof objects;

/** Prices of a property have changed; the object says which days, not what they are now. */
export type RateChange = Read<typeof rateChange>;
/** Days of a property have opened or closed. */
export type AvailabilityChange = Read<typeof availabilityChange>;
/** A guest has written. */
export type GuestMessageReceived = Read<typeof guestMessageReceived>;
/** A booking was made or changed: the whole booking, with guest and amounts as Lodgify wrote them. */
export type BookingChange = Read<typeof bookingChange>;

/** An object with the kind it was read as. */
export type LodgifyObject =
  | { kind: 'rate_change'; object: RateChange }
  | { kind: 'availability_change'; object: AvailabilityChange }
  | { kind: 'guest_message_received'; object: GuestMessageReceived }
  | { kind: 'booking_change'; object: BookingChange };
