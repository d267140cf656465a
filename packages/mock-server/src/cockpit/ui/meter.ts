import { type Html, html } from './html.ts';

/** A share of a whole as a bar; the numbers stand beside it, so it says nothing to a screen reader. */
export function meter(value: number, whole: number): Html {
  const share = whole === 0 ? 0 : Math.min(1, value / whole);
  return html`<svg class="meter${share >= 0.9 ? ' low' : ''}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="6"/><rect class="full" width="${Math.round(share * 100)}" height="6"/></svg>`;
}
