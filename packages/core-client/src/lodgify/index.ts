/**
 * Lodgify's four webhook objects, from delivery to booking. Plain TypeScript: nothing in here needs zod. The schemas
 * and the examples of Lodgify's page are in `@lgcd/core-client/lodgify/contract`.
 */
export {
  defaultLodgifyUrl,
  type LodgifyApi,
  type LodgifySubscription,
  lodgifyApi,
  lodgifyKey,
  lodgifyUrl,
} from './api.ts';
export { LodgifyApiError } from './api-error.ts';
export { asOfNow, stateHash } from './current.ts';
export { addDays, type Day, nightsBetween } from './day.ts';
export { type Decimal, decimalOf, dirhams } from './decimal.ts';
export { contentHash, deliveryId, subjectOf } from './delivery-id.ts';
export { type FieldFault, HalfDoneError, LodgifyObjectError } from './error.ts';
export {
  isLodgifyEvent,
  type LodgifyEventName,
  type LodgifyStatus,
  lodgifyEventNames,
  lodgifyEvents,
  lodgifyStatuses,
} from './events.ts';
export { type ImportBookingOptions, importBooking } from './import/booking.ts';
export { type Decision, type MappingOptions, mapBooking } from './import/decide.ts';
export type { MessageTemplate } from './import/message.ts';
export type { ImportClient } from './import/obstacle.ts';
export { type Conflict, type ImportOutcome, type ImportResult, importOutcomes } from './import/result.ts';
export { externalReference } from './import/wanted.ts';
export { type ImportOptions, importLodgify } from './import.ts';
export type {
  AvailabilityChange,
  BookingChange,
  GuestMessageReceived,
  LodgifyObject,
  ObjectKind,
  RateChange,
} from './objects.ts';
export { parseLodgifyObject } from './parse.ts';
export { type LodgifyPrice, type RoomPrices, roomPrices } from './prices.ts';
export { type PropertyMap, propertyOf } from './property-map.ts';
export {
  Echoes,
  type RecordChange,
  Repetitions,
  type Seen,
  type Verdict,
} from './repetitions.ts';
export { dayOf } from './values.ts';
export {
  type LodgifyDelivery,
  lodgifySignatureHeader,
  type VerifiedDelivery,
  verifyLodgify,
} from './verify.ts';
