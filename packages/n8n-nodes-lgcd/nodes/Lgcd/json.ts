/**
 * JSON that a field holds as text or as what an expression gave; `undefined` when it is none. The parser's own message
 * is dropped: it quotes the text, which may carry a guest's data.
 */
export function parsed(given: unknown): unknown {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}
