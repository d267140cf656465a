import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { withLock } from './lock.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const cache = join(root, '.cache', 'pack');

/** The name of a package, and where its tarball is. */
interface Packed {
  name: string;
  tarball: string;
}

/** Changes whenever the package or the core it bundles would build to something else. */
function sourceKey(folder: string): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'pnpm-lock.yaml')));
  for (const base of new Set(['core-client', folder])) {
    const files = globSync('**/*', {
      cwd: join(root, 'packages', base),
      exclude: ({ name }) => ['node_modules', 'dist', 'build', 'test', 'docs'].includes(name),
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(relative(root, file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Every file of `dist` that a manifest names: commands, entries, types, nodes. */
function* filesNamed(manifest: unknown): Generator<string> {
  if (typeof manifest === 'string') {
    const path = manifest.replace(/^\.\//, '');
    if (path.startsWith('dist/') && !path.includes('*')) yield path;
  } else if (typeof manifest === 'object' && manifest !== null) {
    for (const value of Object.values(manifest)) yield* filesNamed(value);
  }
}

/**
 * Builds and packs a package as it would be published; answers the tarball of the last time while its sources
 * are the same.
 *
 * @param folder below `packages/`
 * @throws Error with the tool's own words when it does not build
 */
export const packPackage = (folder: string): Promise<Packed> =>
  // Two builds at once would each clear the folder of the other.
  withLock(
    `pack-${folder}`,
    () => packed(folder),
    () => {},
  );

async function packed(folder: string): Promise<Packed> {
  const cwd = join(root, 'packages', folder);
  const manifest = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as { name: string };
  const { name } = manifest;
  const stamp = join(cache, `${folder}.json`);
  const key = sourceKey(folder);
  if (existsSync(stamp)) {
    const last = JSON.parse(readFileSync(stamp, 'utf8')) as { key: string; tarball: string };
    if (last.key === key && existsSync(last.tarball)) return { name, tarball: last.tarball };
  }
  mkdirSync(cache, { recursive: true });
  const npm = async (...args: string[]) => {
    try {
      return (await run('npm', args, { cwd, maxBuffer: 64e6 })).stdout;
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      throw new Error(`${name} does not build. npm ${args.join(' ')} said:\n${stdout}${stderr}`, {
        cause: error,
      });
    }
  };
  await npm('run', 'build', '--silent');
  const [result] = JSON.parse(
    await npm('pack', '--json', '--ignore-scripts', '--pack-destination', cache),
  ) as [{ filename: string; files: { path: string }[] }];
  const missing = [...filesNamed(manifest)].filter(
    (path) => !result.files.some((file) => file.path === path),
  );
  if (missing.length > 0)
    throw new Error(`${name} was packed without ${missing.join(', ')}. Build it again.`);
  const tarball = join(cache, result.filename);
  writeFileSync(stamp, JSON.stringify({ key, tarball }));
  return { name, tarball };
}
