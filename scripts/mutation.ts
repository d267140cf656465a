/**
 * Tests the tests: changes each part's code in every way that Stryker knows, one at a time, and runs the part's own
 * tests for each. Ends with 1 when a part catches less than `stryker.config.json` asks for (`thresholds.break`).
 * `npm run test:mutation` runs all parts, `npm run test:mutation -- webhook rate-limit` those two.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

interface Part {
  mutate: string[];
  tests: string[];
}

/** A folder of the core, or files of it, with the tests of the folder of the same name. */
const core = (folder: string, files = ['**/*'], more: string[] = []): Part => ({
  mutate: [...files.map((file) => `packages/core-client/src/${folder}/${file}.ts`), ...more],
  tests: [`<rootDir>/packages/core-client/test/${folder}/**/*.test.ts`],
});
const mock = (file: string, ...tests: string[]): Part => ({
  mutate: [`packages/mock-server/src/${file}.ts`],
  tests: tests.map((test) => `<rootDir>/packages/mock-server/test/${test}.test.ts`),
});

const parts: Record<string, Part> = {
  webhook: core('webhook', ['**/*'], ['packages/core-client/src/headers.ts']),
  redact: core('client', ['redact']),
  transport: core('client', ['transport']),
  client: core('client', ['!(redact|transport)'], ['packages/core-client/src/fetch-platform.ts']),
  authenticate: mock('http/authenticate', 'auth'),
  'rate-limit': mock('engine/rate-limit', 'rate-limiter'),
  outbox: mock('engine/outbox', 'outbox'),
  dispatcher: mock('engine/dispatcher', 'dispatcher', 'replay-and-restart'),
  input: core('input'),
  rates: core('rates'),
  lodgify: core('lodgify', ['*', 'import/*', 'objects/*']),
  n8n: core('n8n'),
  drift: core('drift'),
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in parts));
if (unknown) throw new Error(`There is no part ${unknown}. The parts: ${Object.keys(parts).join(', ')}.`);

/** Mutants of a file, by what became of them. */
type Counts = Partial<Record<string, number>>;
interface Report {
  files: Record<string, { mutants: { status: string }[] }>;
}

/** As Stryker counts: what could not run at all is no mutant. */
function row(counts: Counts) {
  const of = (...states: string[]) => states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const caught = of('Killed', 'Timeout');
  const survived = of('Survived', 'NoCoverage');
  return { caught, survived, score: Math.floor((caught / (caught + survived)) * 1000) / 10 };
}

const base = JSON.parse(readFileSync('stryker.config.json', 'utf8')) as { jest: { config: object } };
const table: Record<string, ReturnType<typeof row>> = {};
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  const { mutate, tests } = parts[name] as Part;
  const path = `.cache/mutation/${name}`;
  const report = `${path}.json`;
  const config = {
    ...base,
    mutate,
    jsonReporter: { fileName: report },
    jest: { ...base.jest, config: { ...base.jest.config, testMatch: tests } },
  };
  mkdirSync('.cache/mutation', { recursive: true });
  writeFileSync(`${path}.config.json`, JSON.stringify(config));
  const { status } = spawnSync('stryker', ['run', `${path}.config.json`], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
  const { files } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const all: Counts = {};
  for (const [file, { mutants }] of Object.entries(files).sort()) {
    const counts: Counts = {};
    for (const { status } of mutants) {
      counts[status] = (counts[status] ?? 0) + 1;
      all[status] = (all[status] ?? 0) + 1;
    }
    table[file] = row(counts);
  }
  table[`${name}, all`] = row(all);
}
console.table(table);
