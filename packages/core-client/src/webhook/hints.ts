/**
 * Why a signature may not fit, told by looks alone. A forger chooses what arrives, so nothing in here hashes, parses
 * or reads a whole body: a forgery must not cost more than a delivery.
 */

/** As much of a body as is looked at. */
const looked = 1024;

/** Every byte one character: JSON's own signs are ASCII. */
const beginning = (body: string | Buffer): string =>
  typeof body === 'string' ? body.slice(0, looked) : body.toString('latin1', 0, looked);

const base64 = /^[A-Za-z0-9+/_-]+={0,2}\s*$/;

/** A JSON object in base64, as AWS API Gateway hands over a body (`isBase64Encoded`). */
export function isBase64(body: string | Buffer): boolean {
  const text = beginning(body);
  return base64.test(text) && /^\s*\{/.test(Buffer.from(text.slice(0, 16), 'base64').toString('latin1'));
}

/** What PHP's `json_encode` never writes: beyond printable ASCII, a bare slash, blanks around its signs. */
const notOfPhp = /[^ -\x7f]|[^\\]\/|^[^{]|^\{"\w*": /;

/** Whether a body has other bytes than LGCD writes: it was parsed and written again, or was never LGCD's. */
export const isRewritten = (body: string | Buffer): boolean =>
  notOfPhp.test(beginning(body)) || (typeof body === 'string' ? body.at(-1) !== '}' : body.at(-1) !== 0x7d);

export function malformed(signature: string): string {
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(signature)) {
    return 'The signature is base64. It must be hex: 64 characters, 0 to 9 and a to f.';
  }
  if (/^[0-9a-f]+$/i.test(signature)) {
    return `The signature has ${signature.length} hex characters. HMAC-SHA256 has 64: check that neither side uses another hash or cuts it off.`;
  }
  if (/[,;]/.test(signature)) {
    return 'The signature header carries more than one value. A delivery has exactly one.';
  }
  return 'The signature is not hex. It must be 64 characters, 0 to 9 and a to f, with or without "sha256=" before them.';
}
