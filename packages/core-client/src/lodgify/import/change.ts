import { InputError, MissingAbilityError, ValidationError } from '../../client/errors.ts';
import { HalfDoneError } from '../error.ts';
import type { Decision, LgcdBooking } from './decide.ts';
import { type ImportClient, obstacle } from './obstacle.ts';
import { again, type ImportResult, result } from './result.ts';

type Change = Extract<Decision, { action: 'change' }>;

/** The booking that was cancelled, as it can be created again. */
const asBefore = (booking: LgcdBooking) => ({
  property_id: booking.property_id,
  check_in: booking.check_in,
  check_out: booking.check_out,
  guest_name: booking.guest_name,
  guests_count: booking.guests_count,
  guest_email: booking.guest_email,
  guest_phone: booking.guest_phone,
  total_amount: booking.total_amount,
  status: booking.status === 'pending' ? ('pending' as const) : ('confirmed' as const),
  source: booking.source,
  notes: booking.notes,
  external_reference: booking.external_reference,
});

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function putBack(client: ImportClient, existing: LgcdBooking, refusal: unknown): Promise<LgcdBooking> {
  try {
    return await client.call('booking.create', asBefore(existing), { onlyNew: true });
  } catch (error) {
    throw new HalfDoneError(
      `Booking ${existing.reference} was cancelled to be changed. Its new form was refused (${messageOf(refusal)}), and its old form can't be put back (${messageOf(error)}). Run the import again; if that fails too, make the booking in LGCD by hand: ${existing.guest_name}, ${existing.check_in} to ${existing.check_out}.`,
      existing.reference,
      error,
    );
  }
}

const conflicting = (
  decision: Change,
  conflict: NonNullable<ImportResult['conflict']>,
  booking: LgcdBooking,
) =>
  result({
    outcome: 'conflict',
    message: `Booking ${decision.existing.reference} can't follow Lodgify: ${conflict.reason} It stays as it was.`,
    external_reference: decision.booking.external_reference,
    booking,
    changes: decision.changes,
    conflict,
    remarks: decision.remarks,
  });

/**
 * More guests than the property takes would be refused after the cancellation; better before.
 * @throws InputError
 */
async function checkCapacity(client: ImportClient, { booking, changes }: Change): Promise<void> {
  if (!changes.includes('guests_count') && !changes.includes('property_id')) return;
  try {
    const { name, capacity } = await client.call('property.get', { id: booking.property_id });
    if (booking.guests_count <= capacity) return;
    throw new InputError(
      `${name} takes ${capacity} guests, and Lodgify has ${booking.guests_count} for ${booking.external_reference}. Nothing was changed. Raise the capacity in LGCD, or correct the booking in Lodgify.`,
    );
  } catch (error) {
    // Without properties:read LGCD says it itself, and the old booking is put back.
    if (!(error instanceof MissingAbilityError)) throw error;
  }
}

/** @returns undefined when it is cancelled already, or the stay has ended meanwhile */
async function cancel(client: ImportClient, { id }: LgcdBooking, reason: string) {
  try {
    return await client.call('booking.cancel', { id, reason });
  } catch (error) {
    if (error instanceof ValidationError) return undefined;
    throw error;
  }
}

/**
 * Cancels and creates, since LGCD's API changes no booking. What stands in the way is looked for before, so that
 * nothing is cancelled in vain; whoever takes the days in between is met by putting the old booking back.
 */
export async function changeBooking(
  client: ImportClient,
  decision: Change,
): Promise<ImportResult | typeof again> {
  const { existing, booking, changes } = decision;
  const before = await obstacle(client, booking, existing.id);
  if (before) return conflicting(decision, before, existing);

  await checkCapacity(client, decision);
  const previous = await cancel(client, existing, `Changed in Lodgify: ${changes.join(', ')}`);
  if (!previous) return again;
  try {
    const created = await client.call('booking.create', booking, { onlyNew: true });
    const paid = existing.paid_amount > 0;
    return result({
      outcome: 'changed',
      message: `Booking ${existing.reference} is now ${created.reference}, as Lodgify has it.`,
      external_reference: booking.external_reference,
      booking: created,
      previous_booking: previous,
      changes,
      remarks: [
        ...decision.remarks,
        ...(paid
          ? [
              `${existing.paid_amount} MAD were paid on ${existing.reference}. Move them to ${created.reference} in LGCD.`,
            ]
          : []),
      ],
    });
  } catch (error) {
    if (!(error instanceof ValidationError)) {
      throw new HalfDoneError(
        `Booking ${existing.reference} was cancelled to be changed, and LGCD did not answer for its new form (${messageOf(error)}). Run the import again: it creates what is missing, and nothing twice.`,
        existing.reference,
        error,
      );
    }
    if (Object.hasOwn(error.fields, 'external_reference')) return again;
    const restored = await putBack(client, existing, error);
    if (!Object.hasOwn(error.fields, 'check_in')) throw error;
    const conflict = (await obstacle(client, booking, restored.id)) ?? {
      reason: error.message,
      booking: null,
    };
    return { ...conflicting(decision, conflict, restored), previous_booking: previous };
  }
}
