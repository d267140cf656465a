import { addDays, asOfNow, type VerifiedDelivery } from '@lgcd/core-client/lodgify';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { apiOf } from './api.ts';

/** Lodgify waits for the answer of a delivery, and comes again when there is none. */
export const timeoutMs = 8_000;

/** How far ahead prices are read: as far as LGCD's calendar reaches at once. */
const daysAhead = 365;

/**
 * The object of a `rate_change` with the prices of its room types as Lodgify has them now, under `rates`: what
 * Lodgify sends says only that they changed.
 * @throws LodgifyApiError
 */
export async function withPrices(
  context: IWebhookFunctions,
  { raw, object }: Extract<VerifiedDelivery, { kind: 'rate_change' }>,
): Promise<IDataObject> {
  const api = await apiOf(context, timeoutMs);
  const from = new Date().toISOString().slice(0, 10);
  const rates = await Promise.all(
    object.room_type_ids.map((roomTypeId) =>
      api.prices({ propertyId: object.property_id, roomTypeId, from, to: addDays(from, daysAhead) }),
    ),
  );
  return { ...raw, rates } as unknown as IDataObject;
}

/**
 * The booking of a delivery as it now stands at Lodgify, in the shape of the delivery. One that is not there, as that
 * of a test delivery, stays as it was delivered.
 * @throws LodgifyApiError
 */
export async function readNow(
  context: IWebhookFunctions,
  delivery: Extract<VerifiedDelivery, { kind: 'booking_change' }>,
): Promise<IDataObject> {
  const api = await apiOf(context, timeoutMs);
  const current = await api.booking(delivery.object.booking.id);
  return (current ? asOfNow(delivery.raw, current) : delivery.raw) as IDataObject;
}
