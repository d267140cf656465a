import { defineConfig } from 'tsup';

/** One CommonJS file: workspace packages go in, the platform core is the only dependency left outside. */
export default defineConfig({
  entry: ['src/index.ts'],
  format: 'cjs',
  target: 'node22',
  clean: true,
  silent: true,
  noExternal: [/^@lgcd\//],
  external: ['zapier-platform-core'],
  esbuildOptions(options) {
    options.conditions = ['lgcd-source'];
  },
});
