import { importAvailability } from './import/availability.ts';
import { type ImportBookingOptions, importBooking } from './import/booking.ts';
import { importMessage, type MessageTemplate } from './import/message.ts';
import type { ImportClient } from './import/obstacle.ts';
import { importPrices } from './import/prices.ts';
import type { ImportResult } from './import/result.ts';
import type { LodgifyObject } from './objects.ts';
import { parseLodgifyObject } from './parse.ts';

/** Which properties are which, and how messages are answered. */
export interface ImportOptions extends ImportBookingOptions {
  /** How guest messages are answered; without it they are not. */
  message?: MessageTemplate | undefined;
}

/**
 * Takes an object of a Lodgify webhook as it came, and makes LGCD follow it. Answers what it did; only what a person
 * has to repair is thrown.
 * @throws LodgifyObjectError when the object is none of Lodgify's four
 * @throws HalfDoneError when LGCD fails between the two halves of a change
 * @throws LgcdError for what LGCD refuses or when it can't be reached
 */
export async function importLodgify(
  client: ImportClient,
  given: unknown,
  options: ImportOptions,
): Promise<ImportResult> {
  const read = parseLodgifyObject(given);
  const done = await carryOut(client, read, options);
  return { ...done, remarks: [...read.remarks, ...done.remarks] };
}

function carryOut(client: ImportClient, read: LodgifyObject, options: ImportOptions): Promise<ImportResult> {
  switch (read.kind) {
    case 'booking_change':
      return importBooking(client, read.object, options);
    case 'guest_message_received':
      return importMessage(client, read.object, options.message);
    case 'availability_change':
      return importAvailability(client, read.object, options.propertyMap);
    case 'rate_change':
      return importPrices(client, read.object, options.propertyMap);
  }
}
