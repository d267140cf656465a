import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A path below the package, whose folder is there when this returns. A module of its own kind: n8n wants the package to
 * be CommonJS, which has no `import.meta`.
 */
export function pathTo(name: string): string {
  const path = fileURLToPath(new URL(`../../${name}`, import.meta.url));
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

export const readText = (name: string): string => readFileSync(pathTo(name), 'utf8');
