import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What only `pnpm gen` writes: an own folder, an own ending, and the output schemas that n8n reads. */
const isGenerated = (path: string): boolean =>
  /\/generated\/|\.generated\.ts$|\/__schema__\//.test(path.replaceAll('\\', '/'));

const skipped = new Set(['node_modules', 'dist', '.cache']);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return [path];
    return entry.isDirectory() && !skipped.has(entry.name) ? filesBelow(path) : [];
  });
}

/**
 * Generated files that no generator makes any more, such as the schemas of a resource that is gone: they would be
 * published all the same.
 *
 * @param packages the folder that the packages are in
 * @param made the paths of all files that the generators make
 */
export function orphans(packages: string, made: ReadonlySet<string>): string[] {
  if (!existsSync(packages)) return [];
  return readdirSync(packages, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const places = ['src', 'nodes', 'credentials'].map((place) => join(packages, name, place));
      return places.filter((place) => existsSync(place)).flatMap(filesBelow);
    })
    .filter((path) => isGenerated(path) && !made.has(path));
}
