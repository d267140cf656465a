import type { Client } from '../../client/client.ts';
import { MissingAbilityError } from '../../client/errors.ts';
import { addDays, nightsBetween } from '../day.ts';
import type { LgcdBooking } from './decide.ts';
import type { Conflict } from './result.ts';

/** What an import uses of a client of LGCD. */
export type ImportClient = Pick<Client, 'call' | 'dispatch' | 'paginate'>;

interface Stay {
  property_id: number;
  check_in: string;
  check_out: string;
}

/** The most that LGCD's calendar answers at once. Source: the calendar's contract. */
const longestRange = 366;

const inTheWay = (booking: LgcdBooking): Conflict => ({
  reason: `Booking ${booking.reference} (${booking.status}, ${booking.check_in} to ${booking.check_out}) stands in the way.`,
  booking,
});

async function inCalendar(
  client: ImportClient,
  stay: Stay,
  ownId: number | undefined,
): Promise<Conflict | undefined> {
  const nights = Math.min(nightsBetween(stay.check_in, stay.check_out), longestRange);
  const calendar = await client.call('calendar.get', {
    from: stay.check_in,
    to: addDays(stay.check_in, nights - 1),
    property_ids: [stay.property_id],
  });
  const days = calendar.data.find((row) => row.property_id === stay.property_id)?.days ?? [];
  const taken = days.find(
    (day) => day.status !== 'available' && (day.booking_id === null || day.booking_id !== ownId),
  );
  if (!taken) return undefined;
  if (taken.booking_id === null) {
    return { reason: `The property is blocked on ${taken.date}.`, booking: null };
  }
  return inTheWay(await client.call('booking.get', { id: taken.booking_id }));
}

/** For tokens without calendar:read: bookings are seen, blocks are not. */
async function inBookings(
  client: ImportClient,
  stay: Stay,
  ownId: number | undefined,
): Promise<Conflict | undefined> {
  const candidates = client.paginate('booking.getAll', {
    property_id: stay.property_id,
    check_in_from: addDays(stay.check_in, -longestRange),
    check_in_to: addDays(stay.check_out, -1),
  });
  for await (const booking of candidates) {
    const isLive = booking.status !== 'cancelled' && booking.status !== 'no_show';
    if (isLive && booking.id !== ownId && booking.check_out > stay.check_in) return inTheWay(booking);
  }
  return undefined;
}

/**
 * The booking or block that stands in the way of a stay, besides its own booking.
 * @param ownId the LGCD booking that the stay would replace
 */
export async function obstacle(
  client: ImportClient,
  stay: Stay,
  ownId?: number,
): Promise<Conflict | undefined> {
  try {
    return await inCalendar(client, stay, ownId);
  } catch (error) {
    if (!(error instanceof MissingAbilityError)) throw error;
    return inBookings(client, stay, ownId);
  }
}
