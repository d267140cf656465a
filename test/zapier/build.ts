import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, glob, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { withLock } from '../../scripts/lock.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const APP = join(ROOT, 'packages/zapier-lgcd');
const CACHE = join(ROOT, '.cache/zapier');
const CLI = join(APP, 'node_modules/zapier-platform-cli');

export interface BuiltZip {
  path: string;
  bytes: number;
}

/** Everything that the zip is made of: a zip is built once for each state of these files. */
const INPUTS = [
  'packages/zapier-lgcd/{package.json,index.js,tsup.config.ts}',
  'packages/zapier-lgcd/src/**/*.ts',
  'packages/core-client/src/**/*.ts',
  'pnpm-lock.yaml',
];

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const files: string[] = [];
  for await (const file of glob(INPUTS, { cwd: ROOT })) files.push(file);
  for (const file of files.sort()) hash.update(file).update(await readFile(join(ROOT, file)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Environment of the command line tool: offline (no update check, no analytics), and without NODE_PATH, which would
 * let the build's own check of the zip find modules that the zip lacks.
 */
function offline(): NodeJS.ProcessEnv {
  const { NODE_PATH: _, ...env } = process.env;
  const path = [join(ROOT, 'node_modules/.bin'), env.PATH].join(delimiter);
  return { ...env, PATH: path, NO_UPDATE_NOTIFIER: '1', DISABLE_ZAPIER_ANALYTICS: '1', NODE_ENV: '' };
}

/** Runs `zapier-platform <args>` in the app's folder; its file is run directly, since a shim would set NODE_PATH. */
export async function zapierCli(...args: string[]): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, [join(CLI, 'src/bin/run'), ...args], {
    cwd: APP,
    env: offline(),
  });
  return stdout + stderr;
}

/** A failed build leaves these two behind, and a later one would pick them up. */
async function removeLeftovers(): Promise<void> {
  for (const name of ['definition.json', 'zapierwrapper.js']) await rm(join(APP, name), { force: true });
}

/** Zips of earlier states of the sources are of no more use. */
async function removeOthers(): Promise<void> {
  for await (const name of glob('*/', { cwd: CACHE }))
    await rm(join(CACHE, name), { recursive: true, force: true });
}

async function buildInto(target: string): Promise<void> {
  await removeOthers();
  await removeLeftovers();
  try {
    await zapierCli('build', '--skip-dep-install', '--skip-validation');
  } finally {
    await removeLeftovers();
  }
  await mkdir(join(target, '..'), { recursive: true });
  await copyFile(join(APP, 'build/build.zip'), target);
}

/** The app's zip as `zapier-platform push` would upload it, built without network. */
export async function buildZip(): Promise<BuiltZip> {
  return withLock('zapier-zip', async () => {
    const path = join(CACHE, await fingerprint(), 'build.zip');
    const built = await stat(path).catch(() => undefined);
    if (!built) await buildInto(path);
    return { path, bytes: (await stat(path)).size };
  });
}

/** Unpacks with symlinks, by the very function with which Zapier's build tries a zip. */
export async function unzip(zip: string, dir: string): Promise<void> {
  const decompress = createRequire(join(CLI, 'package.json'))('./src/utils/decompress.js') as (
    from: string,
    to: string,
  ) => Promise<unknown>;
  await decompress(zip, dir);
}
