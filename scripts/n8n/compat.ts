/**
 * Loads the packed LGCD nodes on the pinned n8n and on the last of the 1.x line, runs the first example on each, and
 * writes what it showed. Not part of the tests: it installs a second n8n of 2 GB.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMockServer } from '@lgcd/mock-server';
import { runJourney } from '../journey/run.ts';
import { packPackage } from '../pack.ts';
import { createN8nApi, type N8nApi } from './api.ts';
import { startN8n } from './boot.ts';
import { n8nEnvironment } from './environment.ts';
import { type PackedPackage, unpackPackage } from './packages.ts';
import { cacheRoot, harnessRoot, n8nVersion, pnpmVersion } from './paths.ts';
import { freePort, loopback } from './ports.ts';
import { spawnGuarded } from './process.ts';
import { stopInOrder, waitUntilReady } from './ready.ts';
import { owner } from './template.ts';

/** The last release of the line on the registry. */
const lastOfLine1 = '1.123.81';

interface Running {
  api: N8nApi;
  stop(): Promise<void>;
}

const say = (line: string) => process.stderr.write(`${line}\n`);

/** What the old line needs to come from the registry and to start; it is published without its lock. */
const overridesOfLine1 = {
  // SheetJS publishes to a host of its own; the registry has an older one, and no workflow here reads a spreadsheet.
  xlsx: '0.18.5',
  // Later ones ask for more of @langchain/core than the one that n8n pins has, and n8n does not start.
  '"@langchain/langgraph"': '1.0.2',
  '"@langchain/langgraph-checkpoint"': '1.0.0',
  '"@langchain/langgraph-sdk"': '1.0.3',
};

/** pnpm's settings of the pinned n8n, and what only the old line needs. */
function settingsOfLine1(): string {
  const pinned = readFileSync(join(harnessRoot, 'pnpm-workspace.yaml'), 'utf8');
  const overrides = Object.entries(overridesOfLine1).map(([name, version]) => `  ${name}: ${version}`);
  return [
    pinned.replace(/^overrides:$/m, ['overrides:', ...overrides].join('\n')),
    '# What may be built is listed above; what is not there stays unbuilt, without a fault.',
    'strictDepBuilds: false',
    '',
  ].join('\n');
}

/** Installs the old n8n into the cache, once; answers the script that starts it. */
async function installLine1(): Promise<string> {
  const folder = join(cacheRoot, '..', `n8n-${lastOfLine1}`);
  const stamp = join(folder, 'node_modules', '.installed');
  const binary = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
  if (existsSync(stamp)) return binary;
  await mkdir(folder, { recursive: true });
  const manifest = { name: 'n8n-of-line-1', private: true, dependencies: { n8n: lastOfLine1 } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), settingsOfLine1());
  say(`Installing n8n ${lastOfLine1} (once; about 2 GB, some minutes) ...`);
  const install = ['install', '--no-frozen-lockfile', '--reporter=append-only'];
  const command = ['npx', '--yes', `pnpm@${pnpmVersion()}`, ...install];
  const env = { ...process.env, CI: 'true', CFLAGS: '-O1', CXXFLAGS: '-O1' };
  const pnpm = spawnGuarded(join(harnessRoot, 'run-command.ts'), command, { cwd: folder, env });
  const end = await pnpm.end;
  if (end !== 'exit code 0')
    throw new Error(`n8n ${lastOfLine1} does not install (${end}):\n${pnpm.logs().slice(-2000)}`);
  writeFileSync(stamp, '');
  return binary;
}

/** In the old line a workflow has a flag `active`: to be given from the start, and set when it shall run. */
const withActiveFlag = (api: N8nApi): N8nApi => ({
  ...api,
  createWorkflow: (draft) => {
    const inactive = { ...draft, active: false };
    return api.createWorkflow(inactive);
  },
  async activate(id) {
    const { versionId } = await api.getWorkflow(id);
    await api.send('PATCH', `/workflows/${id}`, { active: true, versionId });
    return api.getWorkflow(id);
  },
});

async function startLine1(packages: readonly PackedPackage[]): Promise<Running> {
  const binary = await installLine1();
  const userFolder = await mkdtemp(join(tmpdir(), 'lgcd-n8n-line-1-'));
  for (const packed of packages) await unpackPackage(userFolder, packed);
  const port = await freePort();
  const url = `http://${loopback}:${port}`;
  const env = n8nEnvironment(
    { userFolder, port, brokerPort: await freePort(), editor: false },
    {
      WEBHOOK_URL: `${url}/`,
      // The list names modules of the newest n8n, and an unknown one may be refused.
      N8N_DISABLED_MODULES: '',
      N8N_RUNNERS_ENABLED: 'true',
      NODE_COMPILE_CACHE: join(cacheRoot, `compiled-${lastOfLine1}`),
    },
  );
  const n8n = spawnGuarded(binary, ['start'], { cwd: userFolder, env });
  const stop = async () => {
    await stopInOrder(n8n);
    await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await waitUntilReady(n8n, url, 240_000);
    const api = createN8nApi(url);
    await api.setUpOwner(owner);
    await api.login(owner);
    return { api: withActiveFlag(api), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the first example did on one n8n, step by step. */
async function tryOut(start: () => Promise<Running>): Promise<string[]> {
  const mock = await startMockServer({ seed: 'demo', clock: '2026-07-15T10:00:00Z' });
  const n8n = await start();
  const steps: string[] = [];
  try {
    for (const name of ['n8n-nodes-lgcd.lgcd', 'n8n-nodes-lgcd.lgcdTrigger']) {
      const { displayName, properties } = await n8n.api.nodeType(name);
      steps.push(`\`${name}\` is loaded as "${displayName}", with ${properties.length} parameters`);
    }
    const accessToken = mock.tokens[0]?.token as string;
    const happened = (line: string) => steps.push(line.replace(/ \d+\b(?=[ ;])/g, ''));
    const { workflow } = await runJourney({ baseUrl: `${mock.url}/v1`, accessToken, n8n: n8n.api, happened });
    // The message is there before n8n has closed the execution that made it.
    const [execution, ...more] = await n8n.api.waitForExecution(workflow.id);
    if (execution?.status !== 'success' || more.length > 0)
      throw new Error(`The workflow ran ${more.length + 1} times, first with ${execution?.status}.`);
    steps.push('The workflow ran once, with success');
    return steps;
  } finally {
    await n8n.stop();
    await mock.close();
  }
}

const packages = [await packPackage('n8n-nodes-lgcd')];
const shown = new Map<string, string[]>();
const runs: [string, () => Promise<Running>][] = [
  [n8nVersion(), () => startN8n({ packages, log: say })],
  [lastOfLine1, () => startLine1(packages)],
];
for (const [version, start] of runs) {
  const steps = await tryOut(start);
  say(`n8n ${version}:\n${steps.map((step) => `  ${step}`).join('\n')}`);
  shown.set(version, steps);
}

const file = join(harnessRoot, '..', '..', 'packages', 'n8n-nodes-lgcd', 'docs', 'compatibility.md');
writeFileSync(
  file,
  [
    '# Compatibility',
    '',
    `The packed nodes, loaded on two lines of n8n under Node ${process.versions.node}: the version of n8n 2 that every test of this repository runs on, and the last one of the 1.x line. On each the [first example](../examples/first-workflow.json) is imported and run. \`npm run test:n8n-versions\` does it, and writes this page.`,
    '',
    ...[...shown].flatMap(([version, steps]) => [`## n8n ${version}`, '', ...steps.map((s) => `- ${s}`), '']),
    `n8n ${lastOfLine1} is published without its lock; it was installed with ${Object.entries(
      overridesOfLine1,
    )
      .map(([name, version]) => `\`${name.replaceAll('"', '')}\` ${version}`)
      .join(', ')}, without which it does not install from the npm registry, or does not start.`,
    '',
  ].join('\n'),
);
