/**
 * Runs every check and test and ends with their counts alone on a line. `--quick` leaves out what needs a build,
 * a real n8n, the Zapier zip, a browser or a process of its own, and samples where the whole run tries everything. `--changed` tests only
 * what hangs on files that are changed since the last commit.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { seconds, step } from './step.ts';

const changed = process.argv.includes('--changed');
const quick = changed || process.argv.includes('--quick');
// For tests that have a part to leave out.
if (quick) process.env.TESTS = 'quick';
const started = performance.now();
/** What was not tested here; the title of each says what it lacks, and how to get it. */
const skippedTests: string[] = [];
const counts = { passed: 0, failed: 0, skipped: 0 };

async function check(title: string, command: string, args: readonly string[]): Promise<void> {
  if (await step(title, command, args)) counts.passed += 1;
  else counts.failed += 1;
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[];
}

async function tests(title: string, args: readonly string[]): Promise<void> {
  mkdirSync('.cache', { recursive: true });
  const report = '.cache/jest-report.json';
  rmSync(report, { force: true });
  const passed = await step(
    title,
    'jest',
    [...args, '--json', `--outputFile=${report}`, '--testLocationInResults'],
    {
      show: true,
    },
  );
  let result: JestReport | undefined;
  try {
    result = JSON.parse(readFileSync(report, 'utf8')) as JestReport;
  } catch {
    console.error(`${title}: jest ended without a report.`);
  }
  const failed = result ? result.numFailedTests + result.numRuntimeErrorTestSuites : 0;
  counts.passed += result?.numPassedTests ?? 0;
  // A run that failed without a failed test (a crash, an open handle) must not count as green.
  counts.failed += !passed && failed === 0 ? 1 : failed;
  for (const { name, assertionResults } of result?.testResults ?? [])
    for (const { fullName, status } of assertionResults)
      if (status === 'pending' || status === 'todo')
        skippedTests.push(`${relative(process.cwd(), name)}: ${fullName}`);
  counts.skipped += (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
}

/** Two at a time, as there are two processors at least. */
await Promise.all([
  (async () => {
    await check('Format, lint and import rules', 'biome', ['ci', '--diagnostic-level=error', '.']);
    await check('No regular expression takes more than linear time', 'eslint', [
      ...['--cache', '--cache-location', '.cache/eslint/'],
      'packages',
    ]);
  })(),
  (async () => {
    await check('Types', 'tsc', [
      ...['--noEmit', '-p', 'tsconfig.json'],
      // A second run looks only at what has changed.
      ...['--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo'],
    ]);
    await check('Generated files match the contract', 'node', [
      '--conditions=lgcd-source',
      'packages/core-client/scripts/generate.ts',
      '--check',
    ]);
  })(),
]);
if (!quick) {
  await check('Build', 'node', ['--disable-warning=ExperimentalWarning', 'scripts/build.ts']);
  await check("n8n's lint", 'pnpm', ['-r', '--if-present', 'run', 'lint']);
}
const only = changed ? ['--onlyChanged', '--passWithNoTests'] : [];
/** What runs the tools of others or starts processes takes seconds a test. */
const slow = '/(?:strangers|postman|command|linear)\\.test\\.ts$';
await tests('Units and integration', [
  '--roots=<rootDir>/packages',
  `--testPathIgnorePatterns=/node_modules/|/dist/|/zapier-lgcd/${quick ? `|${slow}` : ''}`,
  '--maxWorkers=2',
  ...only,
]);
// Zapier's core wraps Node's http for its process: other packages' servers do not run in that one.
await tests('Units of the Zapier app', ['--roots=<rootDir>/packages/zapier-lgcd', '--maxWorkers=2', ...only]);
// One at a time: a port that was free for one n8n is taken by another that starts beside it.
if (!quick) await tests('Journeys', ['--roots=<rootDir>/test', '--runInBand']);

if (skippedTests.length > 0) console.log(`Skipped:\n  ${skippedTests.join('\n  ')}`);
console.log(`Took ${seconds(started)}.`);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
