import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** This folder: the root of n8n's own install. */
export const harnessRoot = import.meta.dirname;

const repositoryRoot = join(harnessRoot, '..', '..');

/** What can be thrown away and made again: locks, database templates, compiled code. Ignored by git. */
export const cacheRoot = join(repositoryRoot, '.cache', 'n8n');

/** The script that starts n8n. */
export const n8nBinary = join(harnessRoot, 'node_modules', 'n8n', 'bin', 'n8n');

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

/** The n8n version pinned in `package.json`. */
export const n8nVersion = (): string => JSON.parse(read(harnessRoot, 'package.json')).dependencies.n8n;

/**
 * The package manager's version, taken from the repository's own scripts, where it stands for everybody.
 * @throws Error when the scripts name none
 */
export function pnpmVersion(): string {
  const scripts: Record<string, string> = JSON.parse(read(repositoryRoot, 'package.json')).scripts;
  const version = /\bpnpm@(\d+\.\d+\.\d+)/.exec(Object.values(scripts).join('\n'))?.[1];
  if (version === undefined) throw new Error('The scripts in package.json name no exact pnpm version.');
  return version;
}

/** Changes whenever another tree would be installed: the lock, what is built, the platform it is built for. */
export function installKey(): string {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml']) {
    hash.update(read(harnessRoot, file));
  }
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}
