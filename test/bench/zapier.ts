/**
 * How heavy the Zapier app is: the size of its zip, and how long a cold Lambda takes to its first answer, beside an
 * empty app of the same core.
 * `node test/bench/zapier.ts [runs]`; 5 runs when left out. Prints the median and the slowest in milliseconds.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { buildZip, unzip } from '../zapier/build.ts';
import { loadZip } from '../zapier/lambda.ts';

const runs = Number(process.argv[2] ?? 5);

interface Cold {
  /** `require` of Zapier's wrapper, which loads the platform core. */
  core: number;
  /** The first call: the app's bundle is loaded, and the method runs. */
  firstCall: number;
  /** A call after that. */
  warmCall: number;
}

/** The same zip with an app that has nothing but its version. */
const emptied = (dir: string): Promise<void> =>
  writeFile(
    join(dir, 'packages/zapier-lgcd/dist/index.js'),
    "exports.default = { version: '1.0.0', platformVersion: require('zapier-platform-core').version };",
  );

async function cold(zip: string, prepare?: (dir: string) => Promise<void>): Promise<Cold> {
  const app = await loadZip(zip, prepare ? { prepare } : {});
  try {
    // Says no to the address at once, so that nothing but the app itself is measured.
    const call = () =>
      app.execute('authentication.test', { authData: { base_url: '?' } }).catch(() => undefined);
    await call();
    const started = performance.now();
    await call();
    const warmCall = performance.now() - started;
    const { wrapper, firstCall } = app.timing();
    return { core: wrapper, firstCall, warmCall };
  } finally {
    await app.close();
  }
}

const kilobytes = (bytes: number) => Math.round(bytes / 1000);

async function bundleBytes(zip: string): Promise<number> {
  const dir = await mkdtemp(join(tmpdir(), 'zapier-size-'));
  try {
    await unzip(zip, dir);
    return (await stat(join(dir, 'packages/zapier-lgcd/dist/index.js'))).size;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const zip = await buildZip();
const measured: Cold[] = [];
const empty: Cold[] = [];
// In turns, so that what else the machine does weighs on both alike.
for (let run = 0; run < runs; run += 1) {
  measured.push(await cold(zip.path));
  empty.push(await cold(zip.path, emptied));
}

const total = (colds: Cold[]): number => {
  const sorted = colds.map(({ core, firstCall }) => core + firstCall).sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

const summary = (name: keyof Cold) => {
  const sorted = measured.map((one) => one[name]).sort((left, right) => left - right);
  return { median: Math.round(sorted[Math.floor(runs / 2)] ?? 0), slowest: Math.round(sorted.at(-1) ?? 0) };
};

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
console.log(
  `zip ${kilobytes(zip.bytes)} kB, of it our bundle ${kilobytes(await bundleBytes(zip.path))} kB unpacked (${commit})`,
);
console.table({ core: summary('core'), firstCall: summary('firstCall'), warmCall: summary('warmCall') });
console.log(
  `cold load ${Math.round(total(measured))} ms, an empty app ${Math.round(total(empty))} ms: ${(total(measured) / total(empty)).toFixed(2)} times`,
);
