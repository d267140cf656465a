import { asOfNow, type VerifiedDelivery } from '@lgcd/core-client/lodgify';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { apiOf } from './api.ts';

/** Lodgify waits for the answer of a delivery, and comes again when there is none. */
const timeoutMs = 8_000;

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
