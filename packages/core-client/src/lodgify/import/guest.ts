import type { BookingChange } from '../objects.ts';

/** What LGCD takes of a guest, and what a person should know of what it does not take. */
export interface MappedGuest {
  guest_name: string;
  /** Whether the name is Lodgify's. */
  isNamed: boolean;
  guest_email?: string;
  guest_phone?: string;
  remarks: string[];
}

/** Narrower than LGCD's own rule, so that a strange address costs the address and not the booking. */
const email = /^[A-Za-z0-9_'+-]+(\.[A-Za-z0-9_'+-]+)*@([A-Za-z0-9]+(-+[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}$/;
const e164 = /^\+[1-9]\d{6,14}$/;

/** `+212 600-000042` and `00212600000042` as `+212600000042`; a number without its country is not guessed at. */
export function phoneOf(given: string | null): string | undefined {
  const digits = (given ?? '').replace(/[\s().\-/\u00a0\u202a-\u202e]/g, '').replace(/^00/, '+');
  return e164.test(digits) ? digits : undefined;
}

export function emailOf(given: string | null): string | undefined {
  const address = given?.trim() ?? '';
  return address.length <= 255 && email.test(address) ? address : undefined;
}

export function guestOf({ guest, booking }: BookingChange): MappedGuest {
  const remarks: string[] = [];
  const name = guest?.name?.trim().slice(0, 255);
  if (!name) remarks.push('Lodgify gives no name of the guest.');
  const address = emailOf(guest?.email ?? null);
  if (!address && guest?.email?.trim())
    remarks.push("The guest's address in Lodgify is no email address, so it was left out.");
  const phone = phoneOf(guest?.phone_number ?? null);
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
