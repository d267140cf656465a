import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What the store keeps of a Sanctum token: the SHA-256 of all after the `|`. Source: recorded from Sanctum 4. */
export const hashToken = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 40 random characters and the crc32b of them, as Sanctum 4 makes it. */
export function newSecret(): string {
  let random = '';
  while (random.length < 40) {
    // Bytes of 248 and more would make the first letters likelier than the last.
    for (const byte of randomBytes(48)) if (byte < 248 && random.length < 40) random += alphabet[byte % 62];
  }
  return random + crc32(random).toString(16).padStart(8, '0');
}

/** Of texts of the same length, such as two digests, in constant time. */
export const equalDigests = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Digests first, so that the comparison takes the same time whatever the lengths. */
export function equalSecrets(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
