import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A packed node package: its name on npm, and the tarball that `npm pack` or `pnpm pack` wrote. */
export interface PackedPackage {
  name: string;
  tarball: string;
}

/**
 * Unpacks a package where n8n keeps community nodes, which gives its nodes their real type prefix
 * (`n8n-nodes-lgcd.lgcdTrigger`; a `custom` folder would give `CUSTOM.lgcdTrigger`). n8n loads every package
 * that it finds in this folder; neither a package.json beside it nor a row in the database is needed.
 *
 * @throws Error when there is no such tarball, or when it holds another package
 */
export async function unpackPackage(userFolder: string, { name, tarball }: PackedPackage): Promise<void> {
  if (!existsSync(tarball))
    throw new Error(`There is no tarball ${tarball} of ${name}. Build and pack it first.`);
  const target = join(userFolder, '.n8n', 'nodes', 'node_modules', ...name.split('/'));
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
  const found: string = JSON.parse(await readFile(join(target, 'package.json'), 'utf8')).name;
  if (found !== name) throw new Error(`${tarball} holds the package ${found}, not ${name}.`);
}
