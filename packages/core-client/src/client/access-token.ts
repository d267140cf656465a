import { trimmed } from '../input/blank.ts';

/** A token as LGCD shows it; the white space and the word `Bearer` that come along when it is pasted fall away. */
export const readAccessToken = (given: unknown): string =>
  trimmed(trimmed(String(given ?? '')).replace(/^(?:Authorization:\s*)?Bearer(?:\s+|$)/i, ''));
