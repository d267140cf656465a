import { type Content, type Html, html } from './html.ts';

/** A button that does something: a form of its own, because only POST changes state. */
export const button = (
  action: string,
  words: Content,
  {
    values = {},
    kind = '',
    title,
  }: { values?: Record<string, string | number>; kind?: string; title?: string } = {},
): Html =>
  html`<form method="post" action="${action}">${hidden(values)}<button class="button ${kind}"${title ? html` title="${title}"` : ''}>${words}</button></form>`;

export const hidden = (values: Record<string, string | number>): Html[] =>
  Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);

/** A button that opens what has to be filled in or confirmed first. Works without a script. */
export const sheet = (words: string, content: Content, kind = '', open = false): Html => html`
  <details class="act"${open ? html` open` : ''}><summary class="button ${kind}">${words}</summary><div class="sheet">${content}</div></details>`;

export const notice = (tone: 'ok' | 'bad' | 'warn' | 'info', content: Content): Html => html`
  <div class="notice ${tone}" role="${tone === 'bad' ? 'alert' : 'status'}"><div>${content}</div></div>`;

/** What a refused form says above its fields. */
export const problems = (message: string | undefined): Content =>
  message ? notice('bad', html`<p>${message}</p>`) : '';
