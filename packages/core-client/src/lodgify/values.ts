import { agencyTimeZone } from '../contract/zone.ts';
import { type ReadableField, readOrNothing } from '../input/field.ts';

/** A value of Lodgify's, read as every other; its days are those of the agency's properties. */
const reader =
  <T>(type: ReadableField['type'], more: Partial<ReadableField> = {}) =>
  (given: unknown): T | undefined =>
    readOrNothing({ name: type, label: type, type, ...more }, given, { timeZone: agencyTimeZone }) as
      | T
      | undefined;

/** An amount as text (`"1235"`) or as a number; what has two readings is none. */
export const numberOf = reader<number>('number');
export const integerOf = reader<number>('integer');
/** The key of a property in LGCD. */
export const propertyIdOf = reader<number>('integer', { resource: 'property' });
/** `2022-05-21T00:00:00` is a day without a zone. */
export const dayOf = reader<string>('date');
export const timeOf = reader<string>('dateTime');
/** E.164; a number without its country is not guessed at. */
export const phoneOf = reader<string>('phone');
export const emailOf = reader<string>('email', { maxLength: 255 });
