import { defineConfig, type Options } from 'tsup';

const shared: Options = {
  target: 'node22',
  silent: true,
  clean: false,
  // The core is no package of its own on the registry: it goes in.
  noExternal: [/^@lgcd\//],
  esbuildOptions(options) {
    options.conditions = ['lgcd-source'];
  },
};

/** The library in both module systems with its types, and the command, which shares its chunks. */
export default defineConfig([
  { ...shared, entry: ['src/index.ts', 'src/main.ts'], format: 'esm', splitting: true },
  { ...shared, entry: ['src/index.ts'], format: 'cjs' },
  { ...shared, entry: ['src/index.ts'], format: 'esm', dts: { only: true, resolve: [/^@lgcd\//] } },
]);
