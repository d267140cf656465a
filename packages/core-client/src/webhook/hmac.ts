import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { RefusalReason } from './error.ts';
import { isBase64, malformed } from './hints.ts';
import { notRaw, type RawBody, rawBodyOf } from './raw-body.ts';

/** LGCD's header. Source: published. */
export const signatureHeader = 'X-Signature';

/** Secrets to try, newest first; several while a secret is rotated. What is not a filled string is passed over. */
export type Secrets = string | readonly (string | null | undefined)[] | null | undefined;

/**
 * What a signature proved: nothing more than `ok`, or the reason of the refusal and a sentence that says what to do.
 */
export type HmacResult = { ok: true } | { ok: false; reason: RefusalReason; message: string };

/** Making a key costs about as much as hashing a small body, so the last few are kept. */
const keys = new Map<string, KeyObject>();
const keptKeys = 64;

function keyOf(secret: string): KeyObject {
  const kept = keys.get(secret);
  if (kept) return kept;
  const key = createSecretKey(secret, 'utf8');
  if (keys.size >= keptKeys) keys.delete(keys.keys().next().value as string);
  keys.set(secret, key);
  return key;
}

/** Texts are what Node makes fastest: `binary` is the bytes themselves. */
const digest = (body: string | Buffer, secret: string, as: 'hex' | 'binary'): string =>
  createHmac('sha256', keyOf(secret)).update(body).digest(as);

/** In constant time. */
const fits = (body: string | Buffer, secret: string, given: Buffer): boolean =>
  timingSafeEqual(Buffer.from(digest(body, secret, 'binary'), 'latin1'), given);

/**
 * The signature of a body: lowercase hex HMAC-SHA256, as in LGCD's `X-Signature`.
 * @throws RangeError when the secret is empty: anyone could make such a signature.
 * @throws TypeError when the body is none
 */
export function sign(rawBody: RawBody, secret: string): string {
  if (!isFilled(secret)) throw new RangeError('A webhook secret must not be empty.');
  const body = rawBodyOf(rawBody);
  if (body === undefined) throw new TypeError(notRaw(rawBody));
  return digest(body, secret, 'hex');
}

const isFilled = (secret: unknown): secret is string => typeof secret === 'string' && secret.trim() !== '';

function filled(secrets: unknown): string[] {
  if (typeof secrets === 'string') return isFilled(secrets) ? [secrets] : [];
  return Array.isArray(secrets) ? secrets.filter(isFilled) : [];
}

const refuse = (reason: RefusalReason, message: string): HmacResult => ({ ok: false, reason, message });

const accepted: HmacResult = Object.freeze({ ok: true });

const hex = /^[0-9a-f]{64}$/i;

/** Most signatures come as they should, and are not touched. */
const bareOf = (signature: string): string =>
  signature.length === 64 ? signature : signature.trim().replace(/^sha256=/i, '');

/** Says why nothing matched, as far as that can be seen without hashing again; decides nothing. */
function mismatch(body: string | Buffer, secrets: readonly string[]): HmacResult {
  if (isBase64(body)) {
    return refuse(
      'body_base64',
      'The body is base64, and the signature covers what it stands for. Decode it first: Buffer.from(body, "base64"); AWS API Gateway says so in isBase64Encoded.',
    );
  }
  if (secrets.some((secret) => secret.trim() !== secret)) {
    return refuse(
      'secret_has_white_space',
      'The signature does not match, and the stored secret has white space around it. Store it exactly as LGCD showed it.',
    );
  }
  return refuse(
    'mismatch',
    'The signature does not match the body under the stored secret. Either the delivery is forged, or the secret is that of another webhook, or it was rotated since, or the body was changed on its way.',
  );
}

/**
 * Whether `signature` (hex, `sha256=` before it tolerated) is the HMAC-SHA256 of the body under one of the secrets.
 * Compares in constant time, fails closed, and answers the reason instead of throwing; the reason names no secret.
 * A refusal costs no more than an acceptance. Takes `unknown`, since what arrives at a webhook is.
 */
export function verifyHmac(rawBody: unknown, signature: unknown, secrets: Secrets): HmacResult {
  const tried = filled(secrets);
  if (tried.length === 0) {
    return refuse(
      'no_secret',
      'No secret is stored for this webhook, so nothing can be verified. Create the webhook again, or rotate its secret, and store what LGCD answers.',
    );
  }
  const body = rawBodyOf(rawBody);
  if (body === undefined) return refuse('body_not_raw', notRaw(rawBody));
  if (signature === undefined || signature === null || signature === '') {
    return refuse('missing_signature', 'The delivery carries no signature.');
  }
  const bare = typeof signature === 'string' ? bareOf(signature) : '';
  // Node's own decoder takes other signs for hex.
  if (!hex.test(bare)) return refuse('malformed_signature', malformed(bare));
  const given = Buffer.from(bare, 'hex');
  // Every secret is tried, so that the time says nothing about which one fits.
  let matches = false;
  for (const secret of tried) matches = fits(body, secret, given) || matches;
  return matches ? accepted : mismatch(body, tried);
}
