import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

interface Manifest {
  exports: Record<string, { 'lgcd-source': string; require: { default: string } }>;
  bin: Record<string, string>;
}

const { exports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as Manifest;

/** What package.json exports is what is built: `./dist/fetch.cjs` of `./src/fetch-platform.ts`. */
const entry = Object.fromEntries(
  Object.values(exports).map((target) => [
    target.require.default.replace(/^\.\/dist\/|\.cjs$/g, ''),
    target['lgcd-source'],
  ]),
);

const shared = { target: 'node20', silent: true, clean: false, sourcemap: false } as const;

export default defineConfig([
  { ...shared, entry, format: ['esm', 'cjs'], dts: { only: true } },
  { ...shared, entry, format: 'esm', splitting: true },
  // tsup rewrites classes for CommonJS, and would leave an error's class without its name.
  { ...shared, entry, format: 'cjs', splitting: true, keepNames: true },
  { ...shared, entry: { cli: 'src/cli/main.ts' }, format: 'esm' },
]);
