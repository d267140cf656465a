import { type Content, type Html, html } from './html.ts';

/**
 * A text that may be of any length, such as an address: it breaks anywhere and ends after some lines, so that it pushes
 * nothing off the screen. The whole stands in its title.
 */
export const long = (text: string, mono = false): Html =>
  html`<span class="long${mono ? ' mono' : ''}" title="${text}">${text}</span>`;

/** The same as a link to where the whole can be read. */
export const longLink = (address: string, text: string, mono = false): Content =>
  html`<a href="${address}">${long(text, mono)}</a>`;
