import { MissingAbilityError } from '../../client/errors.ts';
import type { GuestMessageReceived } from '../objects.ts';
import { findImported } from './booking.ts';
import type { LgcdBooking } from './decide.ts';
import type { ImportClient } from './obstacle.ts';
import { type ImportResult, result } from './result.ts';
import { externalReference } from './wanted.ts';

/** The answer that a guest's message gets. */
export interface MessageTemplate {
  /** Name of an LGCD WhatsApp template. */
  template: string;
  language?: 'fr' | 'en' | 'ar' | undefined;
  /** Values of the template's variables that the booking does not give. */
  variables?: Readonly<Record<string, string>> | undefined;
}

const isLanguage = (value: string | undefined): value is 'fr' | 'en' | 'ar' =>
  value === 'fr' || value === 'en' || value === 'ar';

async function propertyName(client: ImportClient, id: number): Promise<Record<string, string>> {
  try {
    return { property_name: (await client.call('property.get', { id })).name };
  } catch (error) {
    // LGCD then names the variable that is missing, if the template needs it at all.
    if (error instanceof MissingAbilityError) return {};
    throw error;
  }
}

/**
 * The answer that stands in the outbox already: the same template, for the same booking, prepared after the guest
 * wrote. It also answers what the guest wrote in the same breath.
 */
async function answeredBefore(
  client: ImportClient,
  booking: LgcdBooking,
  template: string,
  writtenAt: string | null,
) {
  if (writtenAt === null) return undefined;
  // "In UTC zone", should it come without one.
  const written = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(writtenAt) ? writtenAt : `${writtenAt}Z`);
  try {
    for await (const message of client.paginate('whatsappMessage.getAll', { booking_id: booking.id })) {
      if (message.template === template && Date.parse(message.created_at) >= written) return message;
    }
  } catch (error) {
    // Without whatsapp:read the outbox can't be seen; the trigger's own deduplication has to do.
    if (!(error instanceof MissingAbilityError)) throw error;
  }
  return undefined;
}

/** The number in `B12345`, Lodgify's id of the booking that a message belongs to. */
const bookingIdOf = (inboxUid: string): number | undefined => {
  const number = Number(/^[BE](\d{1,15})$/i.exec(inboxUid.trim())?.[1]);
  return Number.isSafeInteger(number) ? number : undefined;
};

/**
 * Prepares a templated WhatsApp message to the guest who wrote, when LGCD has the booking and its guest's phone
 * number. LGCD sends no free text, so the guest's words themselves go nowhere.
 *
 * Needs bookings:read and whatsapp:write; with whatsapp:read a repetition is recognised in the outbox.
 */
export async function importMessage(
  client: ImportClient,
  message: GuestMessageReceived,
  answer: MessageTemplate | undefined,
): Promise<ImportResult> {
  const lodgifyId = bookingIdOf(message.inbox_uid);
  if (lodgifyId === undefined) {
    return result({
      outcome: 'unmappable',
      message: `The inbox ${message.inbox_uid.slice(0, 40)} is none of a booking or enquiry.`,
    });
  }
  const external_reference = externalReference(lodgifyId);
  if (!answer?.template) {
    return result({
      outcome: 'unmappable',
      message: 'No WhatsApp template is chosen for guest messages. Choose one to have messages answered.',
      external_reference,
    });
  }
  const booking = await findImported(client, external_reference);
  if (!booking) {
    return result({
      outcome: 'unmappable',
      message: `LGCD has no booking ${external_reference}, so no phone number of the guest is known.`,
      external_reference,
    });
  }
  if (!booking.guest_phone) {
    return result({
      outcome: 'unmappable',
      message: `Booking ${booking.reference} has no phone number, so the guest can't be reached by WhatsApp.`,
      external_reference,
      booking,
    });
  }
  const earlier = await answeredBefore(client, booking, answer.template, message.creation_time);
  if (earlier) {
    return result({
      outcome: 'unchanged',
      message: `The guest was answered since, by WhatsApp message ${earlier.id}.`,
      external_reference,
      booking,
      whatsapp_message_id: earlier.id,
    });
  }
  const prepared = await client.call('whatsappMessage.create', {
    template: answer.template,
    booking_id: booking.id,
    ...(isLanguage(answer.language) && { language: answer.language }),
    variables: {
      guest_name: message.guest_name?.trim() || booking.guest_name,
      check_in: booking.check_in,
      check_out: booking.check_out,
      reference: booking.reference,
      ...(await propertyName(client, booking.property_id)),
      ...answer.variables,
    },
  });
  return result({
    outcome: 'message_prepared',
    message: `WhatsApp message ${prepared.id} to ${booking.guest_name} stands in the outbox.`,
    external_reference,
    booking,
    whatsapp_message_id: prepared.id,
  });
}
