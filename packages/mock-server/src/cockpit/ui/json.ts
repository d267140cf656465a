import { type Html, html } from './html.ts';

const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

/** JSON text with its tokens in colour. What is between them is escaped like everything. */
export function coloured(text: string): Html[] {
  const parts: Html[] = [];
  let at = 0;
  for (const match of text.matchAll(token)) {
    const [whole, string, colon, word] = match;
    if (match.index > at) parts.push(html`${text.slice(at, match.index)}`);
    if (string !== undefined && colon !== undefined)
      parts.push(html`<span class="j-key">${string}</span>${colon}`);
    else if (string !== undefined) parts.push(html`<span class="j-str">${string}</span>`);
    else parts.push(html`<span class="${word ? 'j-word' : 'j-num'}">${whole}</span>`);
    at = match.index + whole.length;
  }
  parts.push(html`${text.slice(at)}`);
  return parts;
}

/** Indented when it is JSON, else as it is. */
export function pretty(body: string): { text: string; json: boolean } {
  try {
    const value: unknown = JSON.parse(body);
    return { text: JSON.stringify(value, null, 2), json: typeof value === 'object' && value !== null };
  } catch {
    return { text: body, json: false };
  }
}
