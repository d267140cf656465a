import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';

const main = join(__dirname, '..', 'src', 'main.ts');
let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
});

/** A process of its own, as people run it; with its answers checked, so that it ends with 1 when it failed. */
async function start() {
  const started = spawn(process.execPath, ['--conditions=lgcd-source', main, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test' },
  });
  child = started;
  let errors = '';
  started.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const end = new Promise<{ code: number | null; errors: string }>((resolve) => {
    started.on('close', (code) => resolve({ code, errors }));
  });
  const line = await new Promise<string>((resolve) => {
    started.stdout.once('data', (chunk) => resolve(String(chunk)));
  });
  const { url, tokens, lodgify_key } = JSON.parse(line);
  const stop = () => {
    started.kill('SIGTERM');
    return end;
  };
  return { url: url as string, token: tokens[0].token as string, key: lodgify_key as string, stop };
}

type Started = Awaited<ReturnType<typeof start>>;

/** Sends a part of a body, and resolves with how to hang up when the server asks for the rest. */
const begin = ({ url, token, key }: Started, path: string) =>
  new Promise<() => Promise<void>>((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      const headers = [
        'Host: localhost',
        `Authorization: Bearer ${token}`,
        `X-ApiKey: ${key}`,
        'Accept: application/json',
        `Content-Type: application/${path.startsWith('/cockpit') ? 'x-www-form-urlencoded' : 'json'}`,
        'Content-Length: 1000',
        'Expect: 100-continue',
      ];
      socket.write(`POST ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n{"property_id"`);
    });
    const hangUp = () =>
      new Promise<void>((closed) => {
        socket.once('close', () => closed());
        socket.resetAndDestroy();
      });
    socket.on('error', reject);
    socket.once('data', () => resolve(hangUp));
  });

const paths = [
  '/v1/bookings',
  '/api/v1/bookings',
  '/lodgify/webhooks/v1/subscribe',
  '/_mock/events',
  '/cockpit/42/faults',
];

it.each(paths)(
  'a client that hangs up in the middle of a body is no failure, at %s',
  async (path) => {
    const server = await start();
    // The cockpit is loaded when it is first asked for.
    await fetch(`${server.url}/cockpit/42`);
    const hangUp = await begin(server, path);
    await hangUp();
    for (let round = 0; round < 3; round++) await fetch(`${server.url}/_mock/health`);
    expect(await server.stop()).toEqual({ code: 0, errors: '' });
  },
  30_000,
);

it('the journal tells of a client that hung up, with no answer', async () => {
  const server = await start();
  const hangUp = await begin(server, '/v1/bookings');
  await hangUp();
  const journal = async () =>
    ((await (await fetch(`${server.url}/_mock/requests`)).json()) as { data: object[] }).data;
  let data = await journal();
  while (data.length === 0) data = await journal();
  expect(data).toMatchObject([
    { path: '/v1/bookings', status: 0, message: 'The client hung up in the middle of the body.' },
  ]);
}, 30_000);
