/**
 * The text without such a character at its end, however often it stands there. Not by an expression like `/x+$/`,
 * which tries every place of the text and takes quadratic time.
 */
export function withoutEnd(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === character) end -= 1;
  return text.slice(0, end);
}
