// tsup is an ES module that jest cannot load, so it runs by itself: entries and a folder in, one file each out.
import { build } from 'tsup';

const [entry, outDir] = process.argv.slice(2);
await build({
  config: false,
  entry: JSON.parse(entry),
  outDir,
  format: 'cjs',
  target: 'node20',
  outExtension: () => ({ js: '.js' }),
  splitting: false,
  silent: true,
  noExternal: [/.*/],
});
