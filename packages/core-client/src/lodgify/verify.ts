import { type Headers, headerOf } from '../headers.ts';
import { type RawBody, type Secrets, verifyHmac, WebhookVerificationError } from '../webhook.ts';
import { LodgifyObjectError } from './error.ts';
import type { LodgifyObject } from './objects.ts';
import { parseLodgifyObject } from './parse.ts';

/** `ms-signature: sha256=<hex>`, HMAC-SHA256 of the raw body. Source: Lodgify's public developer reference. */
export const lodgifySignatureHeader = 'ms-signature';

/** A request that says it comes from Lodgify, and what it is to be verified with. */
export interface LodgifyDelivery {
  /** The bytes of the request as they arrived. */
  rawBody: RawBody;
  headers: Headers;
  /** The secret of the subscription; several when the receiver can't tell which one it was. */
  secrets: Secrets;
}

/** A verified delivery: the object as it came, and as it reads. */
export type VerifiedDelivery = LodgifyObject & {
  raw: Record<string, unknown>;
  /** Fields that were left out since they are not what Lodgify's page says. */
  remarks: string[];
};

/**
 * Verifies a delivery over its raw bytes and reads its object.
 * @throws WebhookVerificationError whose `reason` says which check it failed
 */
export function verifyLodgify({ rawBody, headers, secrets }: LodgifyDelivery): VerifiedDelivery {
  const result = verifyHmac(rawBody, headerOf(headers, lodgifySignatureHeader), secrets);
  if (!result.ok) {
    throw new WebhookVerificationError(
      result.reason,
      result.reason === 'missing_signature'
        ? `The delivery has no ${lodgifySignatureHeader} header. Lodgify signs every delivery, so this one is not from it, or a proxy in between drops the header.`
        : result.message.replaceAll('LGCD', 'Lodgify'),
    );
  }
  return readVerified(rawBody);
}

const textOf = (rawBody: RawBody) =>
  typeof rawBody === 'string' ? rawBody : new TextDecoder().decode(rawBody as ArrayBuffer);

function readVerified(rawBody: RawBody): VerifiedDelivery {
  try {
    const raw: unknown = JSON.parse(textOf(rawBody));
    return { ...parseLodgifyObject(raw), raw: raw as Record<string, unknown> };
  } catch (error) {
    if (error instanceof LodgifyObjectError) {
      throw new WebhookVerificationError('not_an_envelope', error.message);
    }
    // The parser's own message quotes the body, which may carry a guest's data.
    throw new WebhookVerificationError(
      'not_an_envelope',
      'The body is not JSON, so it is no delivery of Lodgify.',
    );
  }
}
