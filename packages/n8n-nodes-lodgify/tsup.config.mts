import { cp } from 'node:fs/promises';
import { defineConfig } from 'tsup';

const isAsset = (path: string) => !/\.[^/]+$/.test(path) || /\.(svg|json)$/.test(path);

/** As for the LGCD nodes: one self-contained CommonJS file for each class that n8n loads, the core bundled in. */
export default defineConfig({
  entry: ['credentials/LodgifyApi.credentials.ts', 'nodes/LodgifyTrigger/LodgifyTrigger.node.ts'],
  outDir: 'dist',
  format: 'cjs',
  target: 'node20',
  clean: true,
  silent: true,
  splitting: false,
  noExternal: [/^@lgcd\//],
  external: ['n8n-workflow'],
  esbuildOptions(options) {
    options.conditions = ['lgcd-source'];
    options.outbase = '.';
  },
  // n8n reads icons and codex files beside the classes.
  async onSuccess() {
    for (const folder of ['icons', 'nodes'])
      await cp(folder, `dist/${folder}`, { recursive: true, filter: isAsset });
  },
});
