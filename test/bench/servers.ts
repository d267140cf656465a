import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { demoTokens } from '@lgcd/mock-server';
import { packPackage } from '../../scripts/pack.ts';

/** Not dependencies of the repository: they come when the bench is run, and only then. */
export const peers = {
  'json-server': '0.17.4',
  '@stoplight/prism-cli': '5.16.0',
  '@mockoon/cli': '9.9.0',
  fastify: '5.12.8',
  autocannon: '9.0.0',
};

const folder = join(import.meta.dirname, '..', '..', '.cache', 'bench');
export const bin = (name: string): string => join(folder, 'node_modules', '.bin', name);
export const headers = { Accept: 'application/json', Authorization: `Bearer ${demoTokens[0]?.token}` };

/** A GET of the same booking, and of the same list of 15, in as many ways. */
export interface Candidate {
  name: string;
  path: string;
  list: string;
  args: (port: number) => string[];
}

export interface Started {
  url: string;
  listUrl: string;
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
export async function start({ path, list, args }: Candidate): Promise<Started> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const url = origin + path;
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
  return { url, listUrl: origin + list, pid: child.pid as number, coldStart, stop };
}

/** The least that a server can do: the same bytes, from memory. */
const bare = `const { readFileSync } = require('node:fs');
const [one, list] = ['booking.json', 'list.json'].map((name) => readFileSync(name));
require('node:http').createServer(({ url }, response) =>
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(url.endsWith('bookings') ? list : one))
  .listen(process.argv[2], '127.0.0.1');`;

/** A framework that has the objects in memory and writes them anew for each answer. */
const fastify = `const { readFileSync } = require('node:fs');
const [one, list] = ['booking.json', 'list.json'].map((name) => JSON.parse(readFileSync(name, 'utf8')));
const app = require('fastify')();
app.get('/v1/bookings', async () => list);
app.get('/v1/bookings/:id', async ({ params }, reply) => (Number(params.id) === one.data.id ? one : reply.code(404)));
app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });`;

const mockoonRoute = (endpoint: string, body: string) => ({
  uuid: randomUUID(),
  type: 'http',
  method: 'get',
  endpoint,
  responses: [
    {
      uuid: randomUUID(),
      body,
      statusCode: 200,
      default: true,
      disableTemplating: true,
      headers: [{ key: 'Content-Type', value: 'application/json' }],
    },
  ],
});

/** Installs the packed mock and its peers, and writes what they serve. */
export async function prepare(): Promise<Candidate[]> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const { tarball } = await packPackage('mock-server');
  const wanted = Object.entries(peers).map(([name, version]) => `${name}@${version}`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', tarball, ...wanted], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const path = '/v1/bookings/9876';
  const list = '/v1/bookings';
  // With a limit that is counted and never reached.
  const ours: Candidate = {
    name: '@lgcd/mock-server',
    path,
    list,
    args: (port) => [bin('lgcd-mock'), '--port', `${port}`, '--rate-limit', '1000000'],
  };
  const mock = await start(ours);
  const save = async (name: string, url: string) =>
    writeFileSync(join(folder, name), await (await fetch(url, { headers })).text());
  await save('booking.json', mock.url);
  await save('list.json', mock.listUrl);
  await save('openapi.json', mock.url.replace(path, '/v1/openapi.json'));
  await mock.stop();
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const { data } = JSON.parse(read('booking.json')) as { data: object };
  const { data: bookings } = JSON.parse(read('list.json')) as { data: object[] };
  writeFileSync(join(folder, 'db.json'), JSON.stringify({ bookings: [data, ...bookings.slice(1)] }));
  const mockoon = {
    uuid: randomUUID(),
    name: 'Bookings',
    routes: [mockoonRoute(path.slice(1), read('booking.json')), mockoonRoute(list.slice(1), read('list.json'))],
  };
  writeFileSync(join(folder, 'mockoon.json'), JSON.stringify(mockoon));
  writeFileSync(join(folder, 'bare.cjs'), bare);
  writeFileSync(join(folder, 'fastify.cjs'), fastify);
  const at = (port: number) => ['--port', `${port}`];
  const host = ['--host', '127.0.0.1'];
  const below = { path: '/bookings/9876', list: '/bookings' };
  return [
    { name: 'bare node:http', path, list, args: (port) => ['bare.cjs', `${port}`] },
    ours,
    { name: 'fastify', path, list, args: (port) => ['fastify.cjs', `${port}`] },
    {
      name: 'json-server',
      ...below,
      args: (port) => [bin('json-server'), 'db.json', '--quiet', ...host, ...at(port)],
    },
    {
      name: '@stoplight/prism-cli',
      ...below,
      args: (port) => [bin('prism'), 'mock', 'openapi.json', ...host, ...at(port)],
    },
    {
      name: '@mockoon/cli',
      path,
      list,
      args: (port) => [
        bin('mockoon-cli'),
        'start',
        '--repair',
        '--disable-log-to-file',
        '--data',
        'mockoon.json',
        '--hostname',
        '127.0.0.1',
        ...at(port),
      ],
    },
  ];
}
