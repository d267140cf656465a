/**
 * Runs every bench and keeps what it said in `test/bench/RESULTS.md`. A bench is a file of `test/bench` whose comment
 * says how it is run; the others are parts of those. `npm run bench`, or `npm run bench -- mock reads` for some: of the
 * others the last run stays.
 */
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'test', 'bench');
const target = join(folder, 'RESULTS.md');

interface Bench {
  name: string;
  /** Its first comment, without the line that says how it is run. */
  about: string;
}

const benches: Bench[] = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .flatMap((file) => {
    const comment = /\/\*\*([\s\S]*?)\*\//.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? '';
    const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, '').trim());
    const usage = lines.findIndex((line) => line.includes(`test/bench/${file}`));
    return usage < 0 ? [] : [{ name: file.slice(0, -3), about: lines.slice(0, usage).join(' ').trim() }];
  });

/** What a bench says; its progress and its troubles are shown as they come. */
function run(name: string): Promise<string> {
  const args = ['--conditions=lgcd-source', '--disable-warning=ExperimentalWarning', `test/bench/${name}.ts`];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    said += part;
    process.stdout.write(part);
  });
  return new Promise((resolve, reject) => {
    child.once('close', (status) =>
      status === 0 ? resolve(said) : reject(new Error(`test/bench/${name}.ts ended with ${status}.`)),
    );
  });
}

const heading = (name: string) => `## ${name}\n`;

/** What the file says of each bench so far. */
function known(): Map<string, string> {
  let text = '';
  try {
    text = readFileSync(target, 'utf8');
  } catch {
    // The first run.
  }
  const parts = text.split(/^(?=## )/m).slice(1);
  return new Map(parts.map((part) => [/^## (\S+)/.exec(part)?.[1] ?? '', part.trimEnd()]));
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const names = benches.map(({ name }) => name).join(', ');
  throw new Error(`There is no bench ${unknown.join(', ')}. There are ${names}.`);
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const failed: string[] = [];
for (const { name, about } of benches.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  console.log(`\n${name}: ${about}\n`);
  const busy = loadavg()[0] as number;
  try {
    const said = await run(name);
    const day = new Date().toISOString().slice(0, 10);
    const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? 'a processor'}`;
    const where = `${day}, commit ${commit}, Node ${process.versions.node}, ${machine}, load ${busy.toFixed(1)} at the start.`;
    const sections = known();
    sections.set(name, `${heading(name)}\n${about}\n\n${where}\n\n\`\`\`\n${said.trim()}\n\`\`\``);
    const kept = benches.flatMap((bench) => sections.get(bench.name) ?? []);
    writeFileSync(
      target,
      `<!-- Made by npm run bench. Do not edit. -->\n\n# The last run of every bench\n\n${kept.join('\n\n')}\n`,
    );
  } catch (error) {
    failed.push(name);
    console.error((error as Error).message);
  }
}
if (failed.length > 0) {
  console.error(`These benches failed, and their last results stay: ${failed.join(', ')}.`);
  process.exitCode = 1;
}
