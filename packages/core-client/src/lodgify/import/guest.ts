import type { BookingChange } from '../objects.ts';
import { emailOf, phoneOf } from '../values.ts';

/** What LGCD takes of a guest, and what a person should know of what it does not take. */
export interface MappedGuest {
  guest_name: string;
  /** Whether the name is Lodgify's. */
  isNamed: boolean;
  guest_email?: string;
  guest_phone?: string;
  remarks: string[];
}

export function guestOf({ guest, booking }: BookingChange): MappedGuest {
  const remarks: string[] = [];
  const name = guest?.name?.trim().slice(0, 255);
  if (!name) remarks.push('Lodgify gives no name of the guest.');
  const address = emailOf(guest?.email);
  if (!address && guest?.email?.trim())
    remarks.push("The guest's address in Lodgify is no email address, so it was left out.");
  const phone = phoneOf(guest?.phone_number);
  if (!phone && guest?.phone_number?.trim()) {
    remarks.push(
      `The guest's phone number in Lodgify, ${guest.phone_number.trim().slice(0, 40)}, does not begin with + and its country, so LGCD can't send WhatsApp messages to it.`,
    );
  }
  return {
    guest_name: name || `Guest of Lodgify booking ${booking.id}`,
    isNamed: Boolean(name),
    ...(address && { guest_email: address }),
    ...(phone && { guest_phone: phone }),
    remarks,
  };
}
