import { type Content, type Html, html } from './html.ts';
import { coloured, pretty } from './json.ts';

interface Options {
  /** What it is, for those who do not see it: the block scrolls, so it has to be reachable and named. */
  label: string;
  wrap?: boolean;
  /** Markup instead of the plain text, with the same characters. */
  shown?: Content;
  id?: string;
}

/** A block of code with a button that copies it. */
export const code = (text: string, { label, wrap = false, shown = text, id }: Options): Html => html`
  <div class="code${wrap ? ' wrap' : ''}">
    <pre tabindex="0" role="region" aria-label="${label}"${id ? html` id="${id}"` : ''}><code>${shown}</code></pre>
    <button type="button" class="button small copy js-only" data-copy aria-label="Copy: ${label}">Copy</button>
  </div>`;

/** A body as it reads best: JSON indented and coloured, anything else as it is. */
export function body(text: string, label: string): Html {
  const { text: shown, json } = pretty(text);
  return code(shown, { label, wrap: !json, shown: json ? coloured(shown) : shown });
}
