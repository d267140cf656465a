import { createHash } from 'node:crypto';
import { styles } from './css/index.ts';
import { script } from './js/index.ts';
import { theme } from './js/theme.ts';

export interface Asset {
  type: string;
  text: string;
  /** Changes with the content, so that a browser may keep the file for ever. */
  version: string;
}

const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#4a3cc9"/><path d="M8 25V14a8 8 0 0 1 16 0v11M13 25v-9a3 3 0 0 1 6 0v9M5.5 25h21" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/></svg>`;

const asset = (type: string, text: string): Asset => ({
  type,
  text,
  version: createHash('sha256').update(text).digest('hex').slice(0, 10),
});

/** Everything that a page loads, by file name. */
export const assets: ReadonlyMap<string, Asset> = new Map([
  ['cockpit.css', asset('text/css; charset=utf-8', styles)],
  ['cockpit.js', asset('text/javascript; charset=utf-8', script)],
  ['theme.js', asset('text/javascript; charset=utf-8', theme)],
  ['icon.svg', asset('image/svg+xml', picture)],
]);

export const assetPath = (name: string): string =>
  `/cockpit/assets/${name}?v=${assets.get(name)?.version ?? ''}`;
