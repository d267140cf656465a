/**
 * All checks in their full size, with the table of what came of them: `npm run reliability`, which writes RESULTS.md.
 * Ends with 1 when a promise did not hold.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { clients } from './checks/clients.ts';
import { fuzz } from './checks/fuzz.ts';
import { kill } from './checks/kill.ts';
import { storm } from './checks/storm.ts';
import { full } from './full.ts';
import { type Outcome, seeded } from './outcome.ts';

const checks: [file: string, check: () => Promise<Outcome>][] = [
  ['storm', () => storm(full.storm)],
  ['clients', () => clients(full.clients)],
  ['fuzz', () => fuzz(full.fuzz)],
  ['kill', () => killed],
];

const promised: Record<string, string> = {
  kill: 'Killed by SIGKILL while writers write: every acknowledged write is there after each restart, none twice, and its event arrives, signed.',
  storm:
    'Many events to receivers that are steady, slow, failing, hanging up or silent: none lost, first attempts in order, all attempts with the same bytes and signature, none after it was taken.',
  clients:
    'Clients in processes of their own, all at the same moment: the rate limit counts to the request, no change is lost, one reference makes one booking, no night is sold twice.',
  fuzz: 'Hostile values on every surface: no answer of 500, none missing, no memory held; of hostile deliveries exactly the genuine ones are believed.',
};

const version = (JSON.parse(readFileSync('packages/mock-server/package.json', 'utf8')) as { version: string })
  .version;
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const number = (value: number) => value.toLocaleString('en');

const sections: string[] = [];
const rows: string[] = [];
// The kill test waits for processes to start most of the time, and its promises hold in company too.
const killed = kill(full.kill);
for (const [file, check] of checks) {
  const began = performance.now();
  const outcome = await check();
  const took = Math.round((performance.now() - began) / 1000);
  const result = outcome.broken.length === 0 ? 'held' : `**broken**: ${outcome.broken.join(' ')}`;
  const counts = Object.entries(outcome.counts).map(([name, count]) => `${number(count)} ${name}`);
  console.log(`${outcome.name}: ${result} (${took} s)\n  ${counts.join('\n  ')}`);
  rows.push(`| ${outcome.name} | ${seeded(outcome)} | ${counts.join('; ')} | ${result} |`);
  sections.push(`- **${outcome.name}** (\`${file}.ts\`). ${promised[file]}`);
  if (outcome.broken.length > 0) process.exitCode = 1;
}

writeFileSync(
  'test/reliability/RESULTS.md',
  `# What was promised, and held

Written by \`npm run reliability\` on ${new Date().toISOString().slice(0, 10)}: commit ${commit}, @lgcd/mock-server ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}. A seed makes a run the same again, as far as processes that work at the same time can be: \`node --conditions=lgcd-source test/reliability/kill.ts --kills 60 --seed 1\`.

| Check | Size | Counts | Result |
| ----- | ---- | ------ | ------ |
${rows.join('\n')}

${sections.join('\n')}

The short form of each runs with \`npm test\` (\`reliability.test.ts\`; of the API's fuzz \`packages/mock-server/test/hostile-input.test.ts\`).
`,
);
