import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const scanner = join(import.meta.dirname, 'scanner');
const stamp = join(scanner, 'node_modules', '.installed');

/**
 * The scanner lives in an npm install of its own: pnpm can hand its parser TypeScript 7, on which that crashes.
 * @throws Error with npm's own words, as when there is no network
 */
async function install(): Promise<void> {
  const lock = readFileSync(join(scanner, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: scanner, maxBuffer: 16e6 });
  writeFileSync(stamp, lock);
}

export interface Verdict {
  passed: boolean;
  message?: string;
  details?: string;
}

/** What n8n's official scanner says of a package's sources, or of its unpacked tarball. */
export async function scan(leg: 'sources' | 'tarball', folder: string): Promise<Verdict> {
  await install();
  const { stdout } = await run(process.execPath, [join(scanner, 'scan.mjs'), leg, folder], {
    cwd: scanner,
    maxBuffer: 16e6,
    // A test runner says `test`, by which n8n's rules take every file for one of their own tests.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) as string) as Verdict;
}
