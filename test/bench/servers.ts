import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { demoTokens } from '@lgcd/mock-server';
import { packPackage } from '../../scripts/pack.ts';

/** Not dependencies of the repository: they come when the bench is run, and only then. */
const peers = ['json-server@0.17.4', '@stoplight/prism-cli@5.16.0', 'autocannon@9.0.0'];

const folder = join(import.meta.dirname, '..', '..', '.cache', 'bench');
export const bin = (name: string): string => join(folder, 'node_modules', '.bin', name);
export const headers = { Accept: 'application/json', Authorization: `Bearer ${demoTokens[0]?.token}` };

/** One GET of the same booking, in four ways. */
export interface Candidate {
  name: string;
  path: string;
  args: (port: number) => string[];
}

export interface Started {
  url: string;
  pid: number;
  /** From the start of the process to its first 200, in milliseconds. */
  coldStart: number;
  stop(): Promise<void>;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const status = (url: string) =>
  new Promise<number | undefined>((resolve) => {
    get(url, { headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    }).on('error', () => resolve(undefined));
  });

const ended = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()));

/** Starts a candidate and waits for its first 200. */
export async function start({ path, args }: Candidate): Promise<Started> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}${path}`;
  const began = performance.now();
  const child = spawn(process.execPath, args(port), { cwd: folder, stdio: 'ignore' });
  const exited = ended(child);
  while ((await status(url)) !== 200) {
    if (child.exitCode !== null) throw new Error(`${args(port).join(' ')} ended with ${child.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const coldStart = performance.now() - began;
  const stop = () => {
    child.kill();
    return exited;
  };
  return { url, pid: child.pid as number, coldStart, stop };
}

/** The least that a server can do: the same bytes, from memory. */
const bare = `const { readFileSync } = require('node:fs');
const body = readFileSync('booking.json');
require('node:http').createServer((_, response) =>
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(body)).listen(process.argv[2], '127.0.0.1');`;

/** Installs the packed mock and its peers, and writes what they serve. */
export async function prepare(): Promise<Candidate[]> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const { tarball } = await packPackage('mock-server');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', tarball, ...peers], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const path = '/v1/bookings/9876';
  const ours: Candidate = {
    name: '@lgcd/mock-server',
    path,
    args: (port) => [bin('lgcd-mock'), '--port', `${port}`, '--rate-limit', '0'],
  };
  const mock = await start(ours);
  const save = async (name: string, url: string) =>
    writeFileSync(join(folder, name), await (await fetch(url, { headers })).text());
  await save('booking.json', mock.url);
  await save('openapi.json', mock.url.replace(path, '/v1/openapi.json'));
  await mock.stop();
  const { data } = JSON.parse(readFileSync(join(folder, 'booking.json'), 'utf8')) as { data: object };
  writeFileSync(join(folder, 'db.json'), JSON.stringify({ bookings: [data] }));
  writeFileSync(join(folder, 'bare.cjs'), bare);
  return [
    { name: 'bare node:http', path, args: (port) => ['bare.cjs', `${port}`] },
    ours,
    {
      name: 'json-server',
      path: '/bookings/9876',
      args: (port) => [bin('json-server'), 'db.json', '--quiet', '--host', '127.0.0.1', '--port', `${port}`],
    },
    {
      name: '@stoplight/prism-cli',
      path: '/bookings/9876',
      args: (port) => [bin('prism'), 'mock', 'openapi.json', '--host', '127.0.0.1', '--port', `${port}`],
    },
  ];
}
