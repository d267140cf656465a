import { createHash } from 'node:crypto';
import type { LodgifyObject } from './objects.ts';

/** JSON with sorted keys: a repetition whose fields come in another order is a repetition still. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
}

/** A hash of a JSON value that does not depend on the order of its keys: 32 hex digits. */
export const contentHash = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex').slice(0, 32);

/** What an object is about: a booking, a message, or a property. */
export function subjectOf({ kind, object }: LodgifyObject): string {
  switch (kind) {
    case 'booking_change':
      return `booking:${object.booking.id}`;
    case 'guest_message_received':
      return `message:${object.message_id}`;
    default:
      return `property:${object.property_id}`;
  }
}

/**
 * An id for a delivery, which Lodgify does not give: action, subject, and a hash of the content. Two deliveries of
 * equal content have the same id, so a booking that is changed there and back comes with the id of before.
 *
 * @example `booking_change:booking:123456:9f86d081884c7d659a2feaa0c55ad015`
 */
export const deliveryId = (read: LodgifyObject): string =>
  `${read.object.action}:${subjectOf(read)}:${contentHash(read.object)}`;
