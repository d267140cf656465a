import { type Headers, headerOf } from '../headers.ts';
import { parseEvent, type WebhookEvent } from './envelope.ts';
import { type RefusalReason, WebhookVerificationError } from './error.ts';
import { isRewritten } from './hints.ts';
import { type HmacResult, type Secrets, signatureHeader, verifyHmac } from './hmac.ts';
import { type RawBody, rawBodyOf } from './raw-body.ts';

/** A request that says it comes from LGCD, and what it is to be verified with. */
export interface Delivery {
  /** The bytes of the request as they arrived, or their text. Never parsed and written again. */
  rawBody: RawBody | null | undefined;
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

/** What LGCD's own way of writing and sending tells beyond the signature. */
function refuse({ reason, message }: Extract<HmacResult, { ok: false }>, rawBody: unknown): never {
  if (reason === 'missing_signature') {
    return stop(
      reason,
      `The delivery has no ${signatureHeader} header. LGCD signs every delivery, so this one is not from it, or a proxy in between drops the header.`,
    );
  }
  const body = rawBodyOf(rawBody);
  if (reason === 'mismatch' && body !== undefined && isRewritten(body)) {
    return stop(
      'body_reserialised',
      'The signature covers what LGCD wrote, not these bytes: LGCD writes / as \\/ and é as \\u00e9, without blanks. Most likely the body was parsed and written again on its way. Hand over the raw body as it arrived.',
    );
  }
  return stop(reason, message);
}

/** Whatever can't be compared is refused: a limit that was lost on its way to here must not switch the check off. */
function checkAge(event: WebhookEvent, maxAge: number, now: number): void {
  const age = (now - Date.parse(event.created_at)) / 1000;
  if (typeof maxAge !== 'number' || Number.isNaN(maxAge) || Number.isNaN(age)) {
    stop(
      'age_unknown',
      'The age of the event can not be checked: maxAge must be a number of seconds, and now one of milliseconds. Leave maxAge out to accept any age.',
    );
  }
  if (age > maxAge) {
    stop('too_old', `The event is ${Math.floor(age)} seconds old; at most ${maxAge} are accepted.`);
  }
}

/**
 * Verifies a delivery over its raw bytes and answers its envelope.
 * @throws WebhookVerificationError whose `reason` says which check it failed
 */
export function verify(delivery: Delivery): WebhookEvent {
  const { rawBody, headers, secrets, maxAge } = delivery;
  const signature = delivery.signature ?? (headers && headerOf(headers, signatureHeader));
  const result = verifyHmac(rawBody, signature, secrets);
  if (!result.ok) return refuse(result, rawBody);
  const event = parseEvent(rawBody as RawBody);
  if (maxAge !== undefined) checkAge(event, maxAge, delivery.now ?? Date.now());
  return event;
}
