import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

/** Where Debian's package, and the names of others, put it. `CHROMIUM` names another one. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const installed = (): string | undefined =>
  [process.env.CHROMIUM, ...places].find((path) => path !== undefined && existsSync(path));

/** Debian's own package; a browser that playwright would fetch comes from a host that a build may not reach. */
function install(): void {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  process.stderr.write('Installing chromium with apt-get, once; this takes a minute or two.\n');
  const run = (...args: string[]) =>
    spawnSync('apt-get', ['-q', '-y', ...args], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 600_000,
    }).status === 0;
  const packages = ['install', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'];
  // Fresh machines have no package lists yet.
  if (!run(...packages)) run('update') && run(...packages);
}

/** The browser's program, installed where that is possible; undefined on a machine without one. */
export function findChromium(): string | undefined {
  if (!installed()) install();
  const found = installed();
  if (!found) {
    process.stderr.write(
      'No chromium on this machine: the browser tests are skipped. Set CHROMIUM to its path.\n',
    );
  }
  return found;
}

/** For the titles of tests that are skipped without it. */
export const noteOf = (chromium: string | undefined): string =>
  chromium ? '' : ' (skipped: this machine has no Chromium (Debian: chromium))';

/** No sandbox of its own, as it runs as root in a container; nothing that calls home. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

export interface Browser {
  /** A window with a profile of its own: cookies, storage, theme. */
  open(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Starts headless Chromium. Whoever starts it closes it. */
export async function startBrowser(executablePath: string): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'lgcd-chromium-'));
  const browser = await chromium.launch({
    executablePath,
    args: flags,
    env: {
      ...(process.env as Record<string, string>),
      HOME: profile,
      XDG_CONFIG_HOME: profile,
      XDG_CACHE_HOME: profile,
    },
  });
  return {
    open: (options) => browser.newContext(options),
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
