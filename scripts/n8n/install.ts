import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { withLock } from '../lock.ts';
import { explainInstallFailure } from './install-failure.ts';
import { harnessRoot, installKey, n8nBinary, n8nVersion, pnpmVersion } from './paths.ts';
import { spawnGuarded } from './process.ts';

/** Receives one line of progress, without a line break. */
export type Log = (line: string) => void;

/** Written last, so that an install which broke off is never taken for a whole one. */
const stamp = join(harnessRoot, 'node_modules', '.installed');

/** The tree takes 2.0 GB; pnpm wants room for its downloads besides. */
const neededBytes = 3e9;

const progressEveryMs = 4000;

/** True when n8n stands installed as the lock file has it. */
export function isInstalled(): boolean {
  return existsSync(stamp) && existsSync(n8nBinary) && readFileSync(stamp, 'utf8') === installKey();
}

/**
 * Installs the pinned n8n from its lock file into `node_modules` beside this file, once; answers at once when
 * it is there already. An install that was broken off is resumed. When another process is at it, waits for it.
 *
 * @param options.log receives the phases, and a line every few seconds while one lasts
 * @throws Error in one clear sentence: no network, no room on the disk, or pnpm's own last words
 */
export async function installN8n({ log = () => {} }: { log?: Log } = {}): Promise<void> {
  if (isInstalled()) return;
  await withLock(
    'install',
    async () => {
      if (isInstalled()) return;
      assertRoom();
      const started = Date.now();
      log(`Installing n8n ${n8nVersion()} (once; about 2 GB, 2 to 5 minutes) ...`);
      await runPnpm(log);
      writeFileSync(stamp, installKey());
      log(`Installed n8n ${n8nVersion()} in ${Math.round((Date.now() - started) / 1000)} s.`);
    },
    (seconds) => log(`Another process is installing n8n; waiting for it (${seconds} s) ...`),
  );
}

function assertRoom(): void {
  const { bavail, bsize } = statfsSync(harnessRoot);
  if (bavail * bsize >= neededBytes) return;
  const free = (bavail * bsize) / 1e9;
  throw new Error(
    `n8n needs 3 GB of free disk for its installation and ${free.toFixed(1)} GB are left. Make room and start again.`,
  );
}

/** pnpm runs under this process's Node, not the machine's: n8n needs 24 and its native part is built for it. */
async function runPnpm(log: Log): Promise<void> {
  const args = ['--yes', `pnpm@${pnpmVersion()}`, 'install', '--frozen-lockfile', '--reporter=append-only'];
  const started = Date.now();
  const pnpm = spawnGuarded(join(harnessRoot, 'run-command.ts'), ['npx', ...args], {
    cwd: harnessRoot,
    env: environment(),
  });
  const ticker = setInterval(
    () => log(`  n8n: ${Math.round((Date.now() - started) / 1000)} s, ${phase(pnpm.logs())}`),
    progressEveryMs,
  );
  const end = await pnpm.end;
  clearInterval(ticker);
  if (end !== 'exit code 0') throw new Error(explainInstallFailure(pnpm.logs(), end));
}

function environment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  // Set by test runners and by an outer pnpm; they would steer this install.
  for (const name of ['NODE_ENV', 'NODE_OPTIONS', 'INIT_CWD']) delete env[name];
  return {
    ...env,
    // Without a terminal pnpm asks nothing, and clears away a tree that another version left.
    CI: 'true',
    // Where no ready-made database driver is offered it is compiled: SQLite is one file, 12 s instead of 40 this way.
    CFLAGS: '-O1',
    CXXFLAGS: '-O1',
    JOBS: 'max',
    // npx waits 70 s for a registry that is not there, unless told.
    npm_config_fetch_retry_mintimeout: '2000',
    npm_config_fetch_retry_maxtimeout: '8000',
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  };
}

/** What pnpm is doing, read from its last words. */
function phase(output: string): string {
  const counts = [
    ...output.matchAll(/Progress: resolved (\d+), reused (\d+), downloaded (\d+), added (\d+)/g),
  ].at(-1);
  const building = output.lastIndexOf('sqlite3 install') > (counts?.index ?? -1);
  if (building) return 'building the database driver';
  if (counts === undefined) return 'fetching the package manager';
  const [, resolved, reused, downloaded, added] = counts.map(Number);
  return `${added} of ${resolved} packages in place (${downloaded} downloaded, ${reused} from the local store)`;
}
