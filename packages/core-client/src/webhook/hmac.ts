import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { RefusalReason } from './error.ts';
import { phpJson } from './php-json.ts';

/** LGCD's header. Source: published. */
export const signatureHeader = 'X-Signature';

/** Secrets to try, newest first; several while a secret is rotated. What is not a filled string is passed over. */
export type Secrets = string | readonly (string | null | undefined)[];

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

/** Hex, which Node makes faster than a Buffer. */
const digest = (rawBody: string | Uint8Array, secret: string): string =>
  createHmac('sha256', keyOf(secret)).update(rawBody).digest('hex');

const isEqual = (hex: string, given: Buffer): boolean => timingSafeEqual(Buffer.from(hex, 'latin1'), given);

/**
 * The signature of a body: lowercase hex HMAC-SHA256, as in LGCD's `X-Signature`.
 * @throws RangeError when the secret is empty: anyone could make such a signature.
 */
export function sign(rawBody: string | Uint8Array, secret: string): string {
  if (!isFilled(secret)) throw new RangeError('A webhook secret must not be empty.');
  return digest(rawBody, secret);
}

const isFilled = (secret: unknown): secret is string => typeof secret === 'string' && secret.trim() !== '';

const filled = (secrets: Secrets): string[] =>
  (typeof secrets === 'string' ? [secrets] : secrets).filter(isFilled);

const refuse = (reason: RefusalReason, message: string): HmacResult => ({ ok: false, reason, message });

/** Not `instanceof`: a host may hand over bytes of another realm. */
const isRaw = (body: unknown): body is string | Uint8Array =>
  typeof body === 'string' || ArrayBuffer.isView(body);

const sha256Bytes = 32;

/** A body that a forger sends must not cost more to diagnose than this to hash. */
const diagnosedBytes = 65_536;

function malformed(signature: string): string {
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(signature)) {
    return 'The signature is base64. It must be hex: 64 characters, 0 to 9 and a to f.';
  }
  if (/^[0-9a-f]+$/i.test(signature)) {
    return `The signature has ${signature.length} hex characters. HMAC-SHA256 has ${sha256Bytes * 2}: check that neither side uses another hash or cuts it off.`;
  }
  if (/[,;]/.test(signature)) {
    return 'The signature header carries more than one value. A delivery has exactly one.';
  }
  return 'The signature is not hex. It must be 64 characters, 0 to 9 and a to f, with or without "sha256=" before them.';
}

/** Says why nothing matched, where that can be known; decides nothing. */
function diagnose(rawBody: string | Uint8Array, given: Buffer, secrets: readonly string[]): HmacResult {
  const fits = (body: string | Uint8Array, secret: string) => isEqual(digest(body, secret), given);
  if (secrets.some((secret) => secret.trim() !== secret && fits(rawBody, secret.trim()))) {
    return refuse(
      'secret_has_white_space',
      'The stored secret has white space around it. Store it exactly as LGCD showed it.',
    );
  }
  const reserialised = rawBody.length <= diagnosedBytes && asPhpWrites(rawBody);
  if (reserialised && secrets.some((secret) => fits(reserialised, secret))) {
    return refuse(
      'body_reserialised',
      'The signature fits this JSON but not these bytes: the body was parsed and written again on its way. Hand over the raw body as it arrived.',
    );
  }
  return refuse(
    'mismatch',
    'The signature does not match the body under the stored secret. Either the delivery is forged, or the secret is that of another webhook, or it was rotated since.',
  );
}

function asPhpWrites(rawBody: string | Uint8Array): string | false {
  try {
    return phpJson(JSON.parse(textOf(rawBody)));
  } catch {
    return false;
  }
}

export function textOf(rawBody: string | Uint8Array): string {
  if (typeof rawBody === 'string') return rawBody;
  // A view, not a copy: bodies may be megabytes.
  return Buffer.from(rawBody.buffer, rawBody.byteOffset, rawBody.byteLength).toString('utf8');
}

/**
 * Whether `signature` (hex, `sha256=` before it tolerated) is the HMAC-SHA256 of the body under one of the secrets.
 * Compares in constant time, fails closed, and answers the reason instead of throwing; the reason names no secret.
 * Takes `unknown`, since what arrives at a webhook is.
 */
export function verifyHmac(rawBody: unknown, signature: unknown, secrets: Secrets): HmacResult {
  const tried = filled(secrets);
  if (tried.length === 0) {
    return refuse(
      'no_secret',
      'No secret is stored for this webhook, so nothing can be verified. Create the webhook again, or rotate its secret, and store what LGCD answers.',
    );
  }
  if (!isRaw(rawBody)) {
    return refuse(
      'body_not_raw',
      rawBody === undefined || rawBody === null
        ? 'There is no raw body. Read the bytes of the request before anything parses them.'
        : 'A parsed body was given. The signature covers the raw bytes: hand over the body as a Buffer or string, before a JSON parser has seen it (in Express: express.raw({ type: "*/*" })).',
    );
  }
  if (signature === undefined || signature === null || signature === '') {
    return refuse('missing_signature', 'The delivery carries no signature.');
  }
  const hex = typeof signature === 'string' ? signature.trim().replace(/^sha256=/i, '') : '';
  if (!/^[0-9a-f]{64}$/i.test(hex)) return refuse('malformed_signature', malformed(hex));

  const given = Buffer.from(hex.toLowerCase(), 'latin1');
  // Every secret is tried, so that the time says nothing about which one fits.
  let matches = false;
  for (const secret of tried) matches = isEqual(digest(rawBody, secret), given) || matches;
  return matches ? { ok: true } : diagnose(rawBody, given, tried);
}
