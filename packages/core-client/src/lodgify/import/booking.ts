import { ValidationError } from '../../client/errors.ts';
import type { BookingChange } from '../objects.ts';
import type { PropertyMap } from '../property-map.ts';
import { changeBooking } from './change.ts';
import { type Decision, type LgcdBooking, mapBooking } from './decide.ts';
import { type ImportClient, obstacle } from './obstacle.ts';
import { again, type ImportResult, result } from './result.ts';
import { externalReference } from './wanted.ts';

/** Which property of LGCD is which of Lodgify. */
export interface ImportBookingOptions {
  propertyMap: PropertyMap;
}

/** The LGCD booking of a Lodgify booking that is not cancelled. */
export async function findImported(
  client: ImportClient,
  reference: string,
): Promise<LgcdBooking | undefined> {
  const bookings = client.paginate('booking.getAll', { external_reference: reference });
  for await (const booking of bookings) {
    // A server that does not know the filter answers all bookings.
    if (booking.external_reference === reference && booking.status !== 'cancelled') return booking;
  }
  return undefined;
}

const refusedFields = (error: unknown): readonly string[] =>
  error instanceof ValidationError ? Object.keys(error.fields) : [];

async function create(
  client: ImportClient,
  { booking, remarks }: Extract<Decision, { action: 'create' }>,
): Promise<ImportResult | typeof again> {
  try {
    const created = await client.call('booking.create', booking, { onlyNew: true });
    return result({
      outcome: 'created',
      message: `Booking ${created.reference} was made.`,
      external_reference: booking.external_reference,
      booking: created,
      remarks,
    });
  } catch (error) {
    const fields = refusedFields(error);
    if (fields.includes('external_reference')) return again;
    // The days themselves are good, so what LGCD has against them is that they are taken.
    if (!fields.includes('check_in')) throw error;
    const found = await obstacle(client, booking);
    if (found?.booking?.external_reference === booking.external_reference) return again;
    const conflict = found ?? { reason: (error as ValidationError).message, booking: null };
    return result({
      outcome: 'conflict',
      message: `No booking was made: ${conflict.reason}`,
      external_reference: booking.external_reference,
      conflict,
      remarks,
    });
  }
}

async function cancel(
  client: ImportClient,
  { existing, reason }: Extract<Decision, { action: 'cancel' }>,
): Promise<ImportResult | typeof again> {
  try {
    const booking = await client.call('booking.cancel', { id: existing.id, reason });
    return result({
      outcome: 'cancelled',
      message: `Booking ${existing.reference} was cancelled: ${reason}.`,
      external_reference: existing.external_reference,
      booking,
    });
  } catch (error) {
    if (error instanceof ValidationError) return again;
    throw error;
  }
}

async function carryOut(client: ImportClient, decision: Decision, reference: string) {
  switch (decision.action) {
    case 'create':
      return create(client, decision);
    case 'change':
      return changeBooking(client, decision);
    case 'cancel':
      return cancel(client, decision);
    case 'unchanged':
      return result({
        outcome: 'unchanged',
        message: decision.reason,
        external_reference: reference,
        booking: decision.existing ?? null,
      });
    case 'stuck':
      return result({
        outcome: 'conflict',
        message: decision.reason,
        external_reference: reference,
        booking: decision.existing,
        conflict: { reason: decision.reason, booking: decision.existing },
      });
    case 'unmappable':
      return result({ outcome: 'unmappable', message: decision.reason, external_reference: reference });
  }
}

/**
 * Makes LGCD say what a Lodgify booking says: creates, changes (by cancel and create) or cancels its booking there.
 * Repeating it changes nothing: the booking is found by its external reference, `lodgify:<id>`. A stay whose days
 * are taken is an outcome, `conflict`, with the booking that stands in the way.
 *
 * Needs the abilities bookings:read and bookings:write; with calendar:read it sees blocks before it cancels.
 *
 * @throws HalfDoneError when LGCD fails between the two halves of a change
 * @throws LgcdError for everything else that LGCD refuses, as more guests than the property takes
 */
export async function importBooking(
  client: ImportClient,
  change: BookingChange,
  { propertyMap }: ImportBookingOptions,
): Promise<ImportResult> {
  const reference = externalReference(change.booking.id);
  // A second round meets what a concurrent import has done in the first; a third would be a fault of the server.
  for (let round = 1; ; round += 1) {
    const existing = await findImported(client, reference);
    const decision = mapBooking(change, { propertyMap, existing });
    const done = await carryOut(client, decision, reference);
    if (done !== again) return done;
    if (round === 3) {
      return result({
        outcome: 'conflict',
        message: `LGCD refuses booking ${reference} as known already, and does not show it. Look for the reference in LGCD.`,
        external_reference: reference,
        conflict: { reason: 'The external reference is taken.', booking: existing ?? null },
      });
    }
  }
}
