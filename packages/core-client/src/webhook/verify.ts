import { type Headers, headerOf } from '../headers.ts';
import { parseEvent, type WebhookEvent } from './envelope.ts';
import { type RefusalReason, WebhookVerificationError } from './error.ts';
import { type Secrets, signatureHeader, verifyHmac } from './hmac.ts';

export interface Delivery {
  /** The bytes of the request as they arrived, or their text. Never parsed and written again. */
  rawBody: string | Uint8Array | null | undefined;
  /** The request's headers; `X-Signature` is looked up in them. */
  headers?: Headers | undefined;
  /** The signature itself, where there are no headers to hand over. */
  signature?: string | null | undefined;
  /** The webhook's secret; several while it is rotated. */
  secrets: Secrets;
  /**
   * Refuse events older than this many seconds. Left out: any age. LGCD retries for 24 hours and replays for 7
   * days, with the bytes of the first attempt, so the id of the envelope is what to guard against repetition with.
   */
  maxAge?: number | undefined;
  /** Milliseconds since 1970, for `maxAge`; the clock of the machine when left out. */
  now?: number | undefined;
}

const stop = (reason: RefusalReason, message: string): never => {
  throw new WebhookVerificationError(reason, message);
};

/**
 * Verifies a delivery over its raw bytes and answers its envelope.
 * @throws WebhookVerificationError whose `reason` says which check it failed
 */
export function verify(delivery: Delivery): WebhookEvent {
  const { rawBody, headers, secrets, maxAge } = delivery;
  const signature = delivery.signature ?? (headers && headerOf(headers, signatureHeader));
  const result = verifyHmac(rawBody, signature, secrets);
  if (!result.ok) {
    return stop(
      result.reason,
      result.reason === 'missing_signature'
        ? `The delivery has no ${signatureHeader} header. LGCD signs every delivery, so this one is not from it, or a proxy in between drops the header.`
        : result.message,
    );
  }
  const event = parseEvent(rawBody as string | Uint8Array);
  if (maxAge !== undefined) {
    const age = ((delivery.now ?? Date.now()) - Date.parse(event.created_at)) / 1000;
    if (age > maxAge) {
      return stop('too_old', `The event is ${Math.floor(age)} seconds old; at most ${maxAge} are accepted.`);
    }
  }
  return event;
}
