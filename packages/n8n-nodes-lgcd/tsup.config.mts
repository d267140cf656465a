import { cp, rm } from 'node:fs/promises';
import { defineConfig } from 'tsup';

/** Folders too: the name of one ends in a version, so what is left out is named. */
const isAsset = (path: string) => !path.endsWith('.ts');

/**
 * One self-contained CommonJS file for each class that n8n loads, at the path that package.json names. Only
 * n8n-workflow stays outside: n8n brings it. The core is bundled from its sources; no zod is among them.
 */
export default defineConfig({
  entry: [
    'credentials/LgcdApi.credentials.ts',
    'nodes/Lgcd/Lgcd.node.ts',
    'nodes/LgcdTrigger/LgcdTrigger.node.ts',
  ],
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
  // n8n reads icons, codex files and output schemas beside the classes.
  async onSuccess() {
    for (const folder of ['icons', 'nodes'])
      await cp(folder, `dist/${folder}`, { recursive: true, filter: isAsset });
    // n8n looks for the version of a node in one folder, and itself ships that of the newest: what the first had, under
    // what has become otherwise since.
    const schemas = 'nodes/Lgcd/__schema__';
    await rm(`dist/${schemas}`, { recursive: true });
    for (const version of ['v1.0.0', 'v1.1.0'])
      await cp(`${schemas}/${version}`, `dist/${schemas}/v1.1.0`, { recursive: true });
  },
});
