/**
 * The checks in their full size, with the table of what came of them: `npm run reliability` runs all, `npm run
 * reliability -- storm` one, and RESULTS.md keeps the rows of the others. Ends with 1 when a promise did not hold.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { table } from '../../packages/core-client/scripts/markdown.ts';
import { clients } from './checks/clients.ts';
import { fuzz } from './checks/fuzz.ts';
import { kill } from './checks/kill.ts';
import { storm } from './checks/storm.ts';
import { full } from './full.ts';
import { type Outcome, seeded } from './outcome.ts';

interface Check {
  run: () => Promise<Outcome>;
  promise: string;
}

const checks: Record<string, Check> = {
  storm: {
    run: () => storm(full.storm),
    promise:
      'Many events to receivers that are steady, slow, failing, hanging up or silent: none lost, first attempts in order, all attempts with the same bytes and signature, none after the answer that it was taken.',
  },
  clients: {
    run: () => clients(full.clients),
    promise:
      'Clients in processes of their own, all at the same moment: the rate limit counts to the request, no change is lost, one reference makes one booking, no night is sold twice.',
  },
  fuzz: {
    run: () => fuzz(full.fuzz),
    promise:
      'Hostile values on every surface: no answer of 500, none missing, no memory held; of hostile deliveries exactly the genuine ones are believed.',
  },
  kill: {
    run: () => kill(full.kill),
    promise:
      'Killed by SIGKILL while writers write: every acknowledged write is there after each restart, none twice, and its event arrives, signed.',
  },
};

const file = 'test/reliability/RESULTS.md';
const number = (value: number) => value.toLocaleString('en');

/** The rows that stand there, by check. */
function rowsOf(text: string): Map<string, string[]> {
  const rows = text.split('\n').flatMap((line): [string, string[]][] => {
    const name = /^\| (\w+)\.ts/.exec(line)?.[1];
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
    return name === undefined ? [] : [[name, cells.slice(1, -1)]];
  });
  return new Map(rows);
}

const manifest = JSON.parse(readFileSync('packages/mock-server/package.json', 'utf8')) as { version: string };
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const day = new Date().toISOString().slice(0, 10);
const versions = `${commit}, mock ${manifest.version}, Node ${process.versions.node}`;
const rows = existsSync(file) ? rowsOf(readFileSync(file, 'utf8')) : new Map<string, string[]>();

const write = () =>
  writeFileSync(
    file,
    `# What was promised, and held

Written by \`npm run reliability\`. A seed makes a run the same again, as far as processes that work at the same time can be: \`node --conditions=lgcd-source test/reliability/kill.ts --kills 60 --seed 1\`.

${table(
  ['Check', 'Day', 'Versions', 'Size', 'Counts', 'Result'],
  Object.keys(checks).flatMap((name) => (rows.has(name) ? [rows.get(name) as string[]] : [])),
)}

${Object.entries(checks)
  .map(([name, { promise }]) => `- \`${name}.ts\`: ${promise}`)
  .join('\n')}

The short form of each runs with \`npm test\` (\`reliability.test.ts\`; of the API's fuzz \`packages/mock-server/test/hostile-input.test.ts\`).
`,
  );

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(checks)) {
  const check = checks[name];
  if (!check) throw new Error(`There is no check ${name}. The checks: ${Object.keys(checks).join(', ')}.`);
  const { sizes, counts, broken } = await check.run();
  const result = broken.length === 0 ? 'held' : `**broken**: ${broken.join(' ')}`;
  const seen = Object.entries(counts).map(([what, count]) => `${number(count)} ${what}`);
  console.log(`${name}: ${result}\n  ${seen.join('\n  ')}`);
  rows.set(name, [`${name}.ts`, day, versions, seeded(sizes), seen.join('; '), result]);
  write();
  if (broken.length > 0) process.exitCode = 1;
}
