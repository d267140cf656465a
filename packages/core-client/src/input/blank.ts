/**
 * White space, and what is as invisible: control and format characters such as the zero-width space, the byte order
 * mark, the soft hyphen and the direction marks that come along when a number is copied out of WhatsApp.
 */
const invisible = /[\s\p{White_Space}\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/u;

const isInvisible = (character: string | undefined) => character !== undefined && invisible.test(character);

/** A text without the invisible characters at its ends. Linear, however many there are. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isInvisible(text[start])) start += 1;
  while (end > start && isInvisible(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

/**
 * Whether nothing was given: no value, a text that shows nothing, a list of such. An empty spreadsheet cell and a
 * mapping that finds nothing arrive as one of these, and none of them is ever a value: `Number(' ')` is 0, and 0 is a
 * price.
 */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return trimmed(value) === '';
  return Array.isArray(value) && value.every(isBlank);
}
