/**
 * How soon `lgcd-mock` answers and how much it serves, next to a bare server and to mock servers that keep no rules:
 * json-server with the same booking, Prism with the document that the mock serves. Shares do not depend on the machine
 * as much as times do.
 * `node --conditions=lgcd-source test/bench/mock.ts [starts] [seconds]`; 5 starts, and 2 seconds a server and round.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { bin, headers, prepare, type Started, start } from './servers.ts';

const [starts = 5, seconds = 2] = process.argv.slice(2).map(Number);
const rounds = 5;
const run = promisify(execFile);

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;

/** Processor time of a process so far, in milliseconds; on Linux alone. */
function processorTime(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

interface Load {
  perSecond: number;
  microseconds: number;
}

/** Ten connections that ask one after the other. */
async function load({ url, pid }: Started): Promise<Load> {
  const before = processorTime(pid);
  const asked = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const args = ['-j', '-c', '10', '-d', `${seconds}`, ...asked, url];
  const { stdout } = await run(process.execPath, [bin('autocannon'), ...args]);
  const result = JSON.parse(stdout) as { '2xx': number; non2xx: number; errors: number; duration: number };
  if (result.non2xx + result.errors > 0) throw new Error(`${url} answered something else than 2xx.`);
  const requests = result['2xx'];
  return {
    perSecond: requests / result.duration,
    microseconds: ((processorTime(pid) - before) * 1000) / requests,
  };
}

const candidates = await prepare();
const cold = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
for (let round = 0; round < starts; round += 1) {
  for (const candidate of candidates) {
    const server = await start(candidate);
    cold.get(candidate.name)?.push(server.coldStart);
    await server.stop();
  }
}

const servers = await Promise.all(
  candidates.map(async (candidate) => ({ name: candidate.name, server: await start(candidate) })),
);
const loads = new Map<string, Load[]>(candidates.map(({ name }) => [name, []]));
for (const { server } of servers) await load(server);
for (let round = 0; round < rounds; round += 1) {
  for (const { name, server } of servers) loads.get(name)?.push(await load(server));
}
for (const { server } of servers) await server.stop();

/** The median of a figure, and of its shares of the bare server's in the same round. */
function row(own: number[], bare: number[]): [figure: number, share: number] {
  return [median(own), median(own.map((value, index) => value / (bare[index] as number)))];
}
const figures = (name: string, figure: keyof Load) => (loads.get(name) ?? []).map((each) => each[figure]);
const bare = candidates[0]?.name as string;
console.table(
  Object.fromEntries(
    candidates.map(({ name }) => {
      const [ms, slower] = row(cold.get(name) ?? [], cold.get(bare) ?? []);
      const [perSecond, share] = row(figures(name, 'perSecond'), figures(bare, 'perSecond'));
      const [microseconds, work] = row(figures(name, 'microseconds'), figures(bare, 'microseconds'));
      return [
        name,
        {
          'first 200, ms': Math.round(ms),
          'of bare': `${slower.toFixed(1)} x`,
          'requests/s': Math.round(perSecond),
          share: `${Math.round(share * 100)} %`,
          'CPU µs/request': Math.round(microseconds),
          work: `${work.toFixed(1)} x`,
        },
      ];
    }),
  ),
);
