import { type Html, html, raw } from './html.ts';

/** Drawn on a grid of 16, in strokes. */
const shapes = {
  mark: '<path d="M3 14V7a5 5 0 0 1 10 0v7"/><path d="M6.2 14V8a1.8 1.8 0 0 1 3.6 0v6"/><path d="M1.5 14h13"/>',
  overview: '<path d="M2 14V8M6 14V3M10 14V6M14 14v-4"/>',
  webhook:
    '<circle cx="3.5" cy="11.5" r="2"/><circle cx="12.5" cy="11.5" r="2"/><circle cx="8" cy="4" r="2"/><path d="M5.5 11.5h5M4.6 9.8 7 5.8M11.4 9.8 9 5.8"/>',
  delivery: '<path d="M2 8h10M8.5 4.5 12 8l-3.5 3.5M14.5 3v10"/>',
  event: '<path d="M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z"/>',
  token: '<circle cx="5" cy="10.5" r="3"/><path d="m7.3 8.5 6-6M11 4.8l2 2"/>',
  request: '<path d="M2 4h12M2 8h12M2 12h7"/>',
  fault: '<path d="M8 2 14.5 13.5h-13z"/><path d="M8 6.5v3.2M8 11.6v.1"/>',
  booking:
    '<path d="M2 13V4M2 10.5h12V13M14 10.5V8a2 2 0 0 0-2-2H6.5v4.5"/><circle cx="4.3" cy="7.6" r="1"/>',
  calendar:
    '<rect x="2" y="3.2" width="12" height="10.8" rx="1.6"/><path d="M2 6.8h12M5.3 1.8v2.6M10.7 1.8v2.6"/>',
  property: '<path d="M2.2 7.4 8 2.5l5.8 4.9V14H2.2z"/><path d="M6.4 14v-4h3.2v4"/>',
  cleaning: '<path d="M10 1.8 8 7.4M4.5 8.5h7L13 14H3zM6.2 14v-2M9.8 14v-2"/>',
  maintenance:
    '<path d="M13.6 4.6a3.4 3.4 0 0 1-4.5 4.2l-4.6 4.6a1.4 1.4 0 0 1-2-2l4.6-4.6a3.4 3.4 0 0 1 4.2-4.4L9.4 4.3l.5 1.8 1.8.4z"/>',
  message: '<path d="M2 3.2h12v8H7.2L4 13.8v-2.6H2z"/>',
  review: '<path d="m8 1.9 1.9 3.9 4.2.6-3 3 .7 4.3L8 11.7l-3.8 2 .7-4.3-3-3 4.2-.6z"/>',
  invoice: '<path d="M3.5 1.8h9v12.4l-2.2-1.3L8 14.2l-2.3-1.3-2.2 1.3z"/><path d="M6 5.4h4M6 8.4h4"/>',
  statement: '<path d="M3 2h6.5L13 5.5V14H3z"/><path d="M9 2v4h4M5.7 9h4.6M5.7 11.5h4.6"/>',
  owner: '<circle cx="8" cy="5" r="2.8"/><path d="M2.5 14c.4-3 2.6-4.6 5.5-4.6s5.1 1.6 5.5 4.6"/>',
  audit:
    '<path d="M8 1.7 13.4 4v4c0 3-2.2 5.2-5.4 6.4C4.8 13.2 2.6 11 2.6 8V4z"/><path d="m5.7 8 1.7 1.7 3-3.2"/>',
  tax: '<circle cx="4.5" cy="4.5" r="1.8"/><circle cx="11.5" cy="11.5" r="1.8"/><path d="M13 3 3 13"/>',
  clock: '<circle cx="8" cy="8" r="6.2"/><path d="M8 4.5V8l2.4 1.6"/>',
  menu: '<path d="M2 4.5h12M2 8h12M2 11.5h12"/>',
  chevron: '<path d="m4 6 4 4 4-4"/>',
  theme: '<circle cx="8" cy="8" r="6.2"/><path d="M8 1.8v12.4A6.2 6.2 0 0 0 8 1.8z" fill="currentColor"/>',
  keyboard:
    '<rect x="1.5" y="4" width="13" height="8" rx="1.5"/><path d="M4 6.7h.1M6.7 6.7h.1M9.3 6.7h.1M12 6.7h.1M5 9.5h6"/>',
  book: '<path d="M8 4C6.5 2.7 4.5 2.5 2 2.5v10c2.5 0 4.5.2 6 1.5 1.5-1.3 3.5-1.5 6-1.5v-10c-2.5 0-4.5.2-6 1.5zM8 4v10"/>',
  payment: '<rect x="1.5" y="3.5" width="13" height="9" rx="1.5"/><path d="M1.5 6.5h13M4 10h2.5"/>',
} as const;

export type IconName = keyof typeof shapes;

/** A picture beside words, so it says nothing to a screen reader. */
export const icon = (name: IconName): Html =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${raw(shapes[name])}</svg>`;
