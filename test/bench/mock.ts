/**
 * How soon `lgcd-mock` answers and what a read costs it, with authentication, throttle and journal on, next to a bare
 * server, a framework and mock servers that keep no rules: the same booking and the same list of 15, but for Prism,
 * which makes its list from the document that the mock serves. All take turns; shares do not depend on the machine as
 * much as times do.
 * `node --conditions=lgcd-source test/bench/mock.ts [starts] [seconds]`; 15 starts, and 1 second a server and round.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { bin, headers, peers, prepare, type Started, start } from './servers.ts';

const [starts = 15, seconds = 1] = process.argv.slice(2).map(Number);
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
async function load({ pid }: Started, url: string): Promise<Load> {
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
const paths = { booking: 'url', 'list of 15': 'listUrl' } as const;
const loads = new Map<string, Load[]>();
for (let round = -1; round < rounds; round += 1) {
  for (const [path, url] of Object.entries(paths)) {
    for (const { name, server } of servers) {
      const seen = await load(server, server[url]);
      const key = `${name} ${path}`;
      // The first round is for the compiler.
      if (round >= 0) loads.set(key, [...(loads.get(key) ?? []), seen]);
    }
  }
}
for (const { server } of servers) await server.stop();

/** The median of a figure, and of its shares of the bare server's in the same round. */
function row(own: number[], bare: number[]): [figure: number, share: number] {
  return [median(own), median(own.map((value, index) => value / (bare[index] as number)))];
}
const figures = (key: string, figure: keyof Load) => (loads.get(key) ?? []).map((each) => each[figure]);
const bare = candidates[0]?.name as string;
const times = (share: number) => `${share.toFixed(1)} x`;

console.log(`First 200 after the start, median of ${starts}:`);
console.table(
  Object.fromEntries(
    candidates.map(({ name }) => {
      const [ms, slower] = row(cold.get(name) ?? [], cold.get(bare) ?? []);
      return [name, { ms: Math.round(ms), 'of bare': times(slower) }];
    }),
  ),
);
for (const path of Object.keys(paths)) {
  console.log(`GET of a ${path}:`);
  console.table(
    Object.fromEntries(
      candidates.map(({ name }) => {
        const [perSecond, share] = row(
          figures(`${name} ${path}`, 'perSecond'),
          figures(`${bare} ${path}`, 'perSecond'),
        );
        const [microseconds, work] = row(
          figures(`${name} ${path}`, 'microseconds'),
          figures(`${bare} ${path}`, 'microseconds'),
        );
        return [
          name,
          {
            'CPU µs/request': Math.round(microseconds),
            'of bare': times(work),
            'requests/s': Math.round(perSecond),
            share: `${Math.round(share * 100)} %`,
          },
        ];
      }),
    ),
  );
}
console.log(
  `Peers: ${Object.entries(peers)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}`,
);
