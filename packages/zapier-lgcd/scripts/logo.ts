/**
 * Draws `assets/logo.png` from the icon of the n8n nodes, so that the brand has one drawing. Run once when it changes:
 * `node scripts/logo.ts`, with Chromium on the path or its path in CHROMIUM.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Zapier asks for 256 at least, and shows it smaller (its check M004). */
const size = 512;

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const drawing = readFileSync(at('../../n8n-nodes-lgcd/icons/lgcd.svg'), 'utf8');
const style = `html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}`;

const folder = mkdtempSync(join(tmpdir(), 'logo-'));
try {
  const page = join(folder, 'logo.html');
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><style>${style}</style>${drawing}`);
  execFileSync(process.env.CHROMIUM ?? 'chromium', [
    '--headless',
    '--no-sandbox',
    '--hide-scrollbars',
    '--default-background-color=00000000',
    `--window-size=${size},${size}`,
    `--screenshot=${at('../assets/logo.png')}`,
    pathToFileURL(page).href,
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
