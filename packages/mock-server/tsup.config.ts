import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import swaggerUi from 'swagger-ui-dist/absolute-path.js';
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

/**
 * Swagger UI's page goes into the package, with its licence: as a dependency it would bring 12 MB, and a script that
 * reports each installation to a third party.
 */
for (const file of [
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-bundle.js.LICENSE.txt',
  'favicon-32x32.png',
  'LICENSE',
  'NOTICE',
]) {
  cpSync(join(swaggerUi(), file), join('dist', 'swagger-ui', file));
}

/** Zod goes in too: its hundred files were found and read one by one at every start. */
cpSync(join('node_modules', 'zod', 'LICENSE'), join('dist', 'zod.LICENSE.txt'));

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Answers where the copies are when the built code asks for the package's folder. */
const copiedSwaggerUi: Plugin = {
  name: 'copied-swagger-ui',
  setup(build) {
    const here = build.initialOptions.format === 'cjs' ? '__dirname' : 'import.meta.dirname';
    build.onResolve({ filter: /^swagger-ui-dist\// }, ({ path }) => ({ path, namespace: 'copied' }));
    build.onLoad({ filter: /./, namespace: 'copied' }, () => ({
      contents: `import { join } from 'node:path';\nexport default () => join(${here}, 'swagger-ui');`,
    }));
  },
};

const shared: Options = {
  target: 'node22',
  silent: true,
  clean: false,
  // The core is no package of its own on the registry: it goes in.
  noExternal: [/^@lgcd\//, 'zod'],
  esbuildOptions(options) {
    options.conditions = ['lgcd-source'];
  },
  esbuildPlugins: [copiedSwaggerUi],
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
