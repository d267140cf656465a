import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installN8n } from '../n8n/install.ts';
import { harnessRoot, n8nBinary, n8nVersion, pnpmVersion } from '../n8n/paths.ts';

const run = promisify(execFile);
const cache = join(import.meta.dirname, '..', '..', '.cache', 'n8n-compat');

/**
 * What keeps n8n 1.x installable: it takes xlsx from a server of its own, where the registry's does for what no check
 * touches, and the newest LangGraph that its ranges allow needs a newer LangChain than it pins.
 */
const overridesOfV1 = `overrides:
  xlsx: 0.18.5
  '@langchain/langgraph': 1.0.2
  '@langchain/langgraph-checkpoint': 1.0.0
`;

const isStable = (version: string) => /^\d+\.\d+\.\d+$/.test(version);
const byNumber = (a: string, b: string) => a.localeCompare(b, undefined, { numeric: true });

/** How many releases to go back to find one whose dependencies are all published. */
const triesBack = 5;

/**
 * The versions that a word means, the best first: `1.123.81` itself; of `1` and `latest` the newest release, and the
 * ones before it for when that does not install.
 */
export async function versionsOf(spec: string): Promise<string[]> {
  if (isStable(spec)) return [spec];
  const { stdout } = await run('npm', ['view', 'n8n', 'versions', '--json'], { maxBuffer: 16e6 });
  const all = (JSON.parse(stdout) as string[]).filter(isStable).sort(byNumber).reverse();
  const meant = spec === 'latest' ? all : all.filter((version) => version.startsWith(`${spec}.`));
  if (meant.length === 0) throw new Error(`There is no n8n ${spec}.`);
  return meant.slice(0, triesBack);
}

/** Installs an n8n into a tree of its own, once, and answers the script that starts it. About 2 GB and minutes. */
export async function installVersion(version: string, log: (line: string) => void): Promise<string> {
  // The harness has this one installed, or installs it from its own lock.
  if (version === n8nVersion()) {
    await installN8n({ log });
    return n8nBinary;
  }
  const root = join(cache, version);
  const binary = join(root, 'node_modules', 'n8n', 'bin', 'n8n');
  const stamp = join(root, '.installed');
  if (existsSync(stamp) && existsSync(binary)) return binary;
  log(`Installing n8n ${version} (about 2 GB, minutes) ...`);
  mkdirSync(root, { recursive: true });
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ private: true, dependencies: { n8n: version } }),
  );
  const settings = readFileSync(join(harnessRoot, 'pnpm-workspace.yaml'), 'utf8');
  // A build that the pinned n8n does not know is left out, and is no failure.
  const fitting = version.startsWith('1.') ? settings.replace('overrides:\n', overridesOfV1) : settings;
  const own = `${fitting}\nstrictDepBuilds: false\n`;
  writeFileSync(join(root, 'pnpm-workspace.yaml'), own);
  await run(
    'npx',
    ['--yes', `pnpm@${pnpmVersion()}`, 'install', '--no-frozen-lockfile', '--reporter=append-only'],
    {
      cwd: root,
      maxBuffer: 64e6,
    },
  );
  writeFileSync(stamp, version);
  return binary;
}
