import { readFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

const core = JSON.parse(readFileSync(new URL('../core-client/package.json', import.meta.url), 'utf8')) as {
  name: string;
  exports: Record<string, { 'lgcd-source': string }>;
};

/** Where the core's types are written, by import: they go into ours, as its code does. */
const paths = Object.fromEntries(
  Object.entries(core.exports).map(([entry, target]) => [
    entry.replace(/^\./, core.name),
    [target['lgcd-source'].replace(/^\./, '../core-client')],
  ]),
);

const shared: Options = {
  target: 'node22',
  silent: true,
  clean: false,
  // The core is no package of its own on the registry: it goes in.
  noExternal: [/^@lgcd\//],
  esbuildOptions(options) {
    options.conditions = ['lgcd-source'];
  },
  plugins: [
    {
      name: 'without-source-paths',
      renderChunk: (code) => ({ code: code.replaceAll(/^\/\/ (?:\.\.\/|src\/|package\.json).*\n/gm, '') }),
    },
  ],
};

/** The library in both module systems with its types, and the command, which shares its chunks. */
export default defineConfig([
  { ...shared, entry: ['src/index.ts', 'src/main.ts'], format: 'esm', splitting: true },
  { ...shared, entry: ['src/index.ts'], format: 'cjs' },
  {
    ...shared,
    entry: ['src/index.ts'],
    format: ['esm', 'cjs'],
    dts: { only: true, compilerOptions: { paths } },
  },
]);
