import dns from 'node:dns';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { MockServer, ServerOptions } from '../src/index.ts';
import { call, start } from './http.ts';
import { type Receiver, startReceiver } from './receiver.ts';

let mock: MockServer | undefined;
let receiver: Receiver | undefined;
afterEach(async () => {
  await mock?.close();
  await receiver?.close();
  mock = undefined;
  receiver = undefined;
  jest.restoreAllMocks();
});

const launch = async (options: ServerOptions) => {
  mock = await start({ rateLimit: 0, retryLadder: [0], ...options });
  return mock;
};
const subscribe = (server: MockServer, url: string) =>
  call(server, '/v1/webhooks', { method: 'POST', body: { url, events: ['booking.confirmed'] } });

/** All names lead to this machine; answers which were looked up. */
function lookups(): string[] {
  const names: string[] = [];
  jest.spyOn(dns, 'lookup').mockImplementation(((
    name: string,
    options: { all?: boolean },
    done: (...found: unknown[]) => void,
  ) => {
    names.push(name);
    if (options.all) done(null, [{ address: '127.0.0.1', family: 4 }]);
    else done(null, '127.0.0.1', 4);
  }) as never);
  return names;
}

describe('A webhook on another host over plain http', () => {
  it('is refused, and told how it could be allowed', async () => {
    const { status, json } = await subscribe(await launch({}), 'http://n8n:5678/webhook/x');
    expect(status).toBe(422);
    expect(json.errors.url[0]).toContain('--allow-http-hosts n8n (allowHttpHosts)');
  });

  it('gets its events when its name was allowed', async () => {
    receiver = await startReceiver();
    const names = lookups();
    const server = await launch({ allowHttpHosts: ['n8n'] });
    const { status } = await subscribe(server, receiver.url.replace('127.0.0.1', 'n8n'));
    expect(status).toBe(201);
    await server.emit('booking.confirmed');
    expect(receiver.received).toHaveLength(1);
    expect(names).toContain('n8n');
  });

  it.each(['http://other/', 'http://n8n.example/', 'http://10.0.0.5/', 'http://169.254.169.254/'])(
    'stays refused at %s when another name was allowed, wherever it leads',
    async (url) => {
      const names = lookups();
      expect((await subscribe(await launch({ allowHttpHosts: 'n8n,receiver' }), url)).status).toBe(422);
      // The test's own call to the server is all that was looked up.
      expect(names.filter((name) => name !== '127.0.0.1')).toEqual([]);
    },
  );

  it('gets nothing more from a database whose server no longer allows it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lgcd-hosts-'));
    try {
      receiver = await startReceiver();
      const names = lookups();
      const db = join(folder, 'state.sqlite');
      const before = await launch({ db, allowHttpHosts: ['n8n'] });
      const { json } = await subscribe(before, receiver.url.replace('127.0.0.1', 'n8n'));
      await before.close();
      const after = await launch({ db });
      await after.emit('booking.confirmed');
      const log = await call(after, `/v1/webhooks/${json.data.id}/deliveries`);
      expect(JSON.stringify(log.json)).toContain('--allow-http-hosts n8n');
      expect([receiver.received, names.filter((name) => name === 'n8n')]).toEqual([[], []]);
    } finally {
      await mock?.close();
      mock = undefined;
      rmSync(folder, { recursive: true });
    }
  });
});

describe('The name that others call the server by', () => {
  it('is not allowed by a list of receivers: that is what publicUrl is for', async () => {
    const { readCommand } = await import('../src/command-line.ts');
    const given = readCommand([
      '--allow-http-hosts',
      'n8n, receiver',
      '--public-url',
      'http://lgcd.test:4010',
    ]);
    expect(given).toMatchObject({
      options: { allowHttpHosts: ['n8n', 'receiver'], publicUrl: 'http://lgcd.test:4010' },
    });
    expect(readCommand(['--allow-http-hosts', 'http://n8n'])).toMatchObject({ kind: 'mistake' });
    expect(readCommand(['--public-url', 'lgcd'])).toMatchObject({ kind: 'mistake' });
  });
});
