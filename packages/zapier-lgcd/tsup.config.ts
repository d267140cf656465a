import { readFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Where a fact of the contract comes from: no step of a Zap asks. */
const unread = new Set(['provenance']);

/**
 * The contract as data is most of the bundle. An engine reads JSON text in half the time of the same object as code, and
 * a cold Lambda reads it before its first answer.
 */
const catalogAsJson: Plugin = {
  name: 'catalog-as-json',
  setup(build) {
    build.onLoad({ filter: /generated[\\/]catalog\.ts$/ }, async ({ path }) => {
      const [, literal] = /= (\{[\s\S]*\});\s*$/.exec(await readFile(path, 'utf8')) ?? [];
      if (!literal) throw new Error(`${path} is not one object any more, so it cannot be written as JSON.`);
      const json = JSON.stringify(new Function(`return ${literal}`)(), (key, value) =>
        unread.has(key) ? undefined : value,
      );
      return { contents: `export const catalog = JSON.parse(${JSON.stringify(json)});`, loader: 'js' };
    });
  },
};

/** One CommonJS file: workspace packages go in, the platform core is the only dependency left outside. */
export default defineConfig({
  entry: ['src/index.ts'],
  format: 'cjs',
  target: 'node22',
  minify: true,
  clean: true,
  silent: true,
  noExternal: [/^@lgcd\//],
  external: ['zapier-platform-core'],
  esbuildPlugins: [catalogAsJson],
  esbuildOptions(options) {
    options.conditions = ['lgcd-source'];
    options.keepNames = true;
  },
});
