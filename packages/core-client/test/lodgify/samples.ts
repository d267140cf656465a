import { bookingExample } from '../../src/contract/booking.ts';
import type { Returned } from '../../src/contract/index.ts';
import { lodgifyFixtures } from '../../src/lodgify/contract.ts';
import { type BookingChange, parseLodgifyObject } from '../../src/lodgify/index.ts';
import type { ObjectKind } from '../../src/lodgify/objects.ts';

/** The page's example, parsed anew each time. */
// biome-ignore lint/suspicious/noExplicitAny: tests break the object in every way
export const fixture = (kind: ObjectKind): any => JSON.parse(lodgifyFixtures[kind]);

interface Overrides {
  booking?: Record<string, unknown>;
  guest?: Record<string, unknown> | null;
  [field: string]: unknown;
}

/** A booking of Lodgify in dirhams, with what a test changes in it. */
export function lodgifyBooking({ booking, guest, ...rest }: Overrides = {}): BookingChange {
  const page = fixture('booking_change');
  const object = {
    ...page,
    booking_currency_code: 'MAD',
    ...rest,
    booking: {
      ...page.booking,
      date_arrival: '2027-03-01T00:00:00',
      date_departure: '2027-03-04T00:00:00',
      ...booking,
    },
    guest:
      guest === null
        ? null
        : { ...page.guest, email: 'john@example.com', phone_number: '+212600000042', ...guest },
  };
  const read = parseLodgifyObject(object);
  if (read.kind !== 'booking_change') throw new Error('not a booking');
  return read.object;
}

/** The LGCD booking that `lodgifyBooking()` becomes. */
export const imported = (overrides: Partial<Returned<'booking.get'>> = {}): Returned<'booking.get'> => ({
  ...bookingExample,
  id: 501,
  reference: 'BKG-LODGIF',
  status: 'confirmed',
  source: 'lodgify',
  check_in: '2027-03-01',
  check_out: '2027-03-04',
  guests_count: 1,
  guest_name: 'John Doe',
  guest_email: 'john@example.com',
  guest_phone: '+212600000042',
  total_amount: 1113,
  external_reference: 'lodgify:123456',
  ...overrides,
});
