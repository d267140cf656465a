import { type RequestListener, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createNetServer } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCommand } from '../src/command-line.ts';
import type { MockServer } from '../src/index.ts';
import { readUpstream } from '../src/record/upstream.ts';
import { start } from './http.ts';
import { recorded, serving } from './recorded.ts';

interface Raw {
  status: number;
  headers: Record<string, unknown>;
  bytes: Buffer;
}

/** A request byte by byte: `fetch` decodes answers, and sends headers of its own. */
const ask = (
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) =>
  new Promise<Raw>((resolve, reject) => {
    const { body, ...rest } = options;
    const outgoing = request(url, { ...rest, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** What a client gets, and what is recorded, of an API that answers so. */
async function through(
  listener: RequestListener,
  path = '/v1/bookings/9876',
  options: Parameters<typeof ask>[1] = {},
) {
  const api = await serving(listener);
  try {
    return await recorded(`${api.url}/v1`, (url) => ask(url + path, options), 300);
  } finally {
    await api.close();
  }
}

const booking = JSON.stringify({ data: { id: 9876, guest_name: 'Karim B.' } });

describe('the recording proxy', () => {
  it('sends a request on as it came, and its answer back as it came', async () => {
    let seen: unknown;
    const { result } = await through(
      async (incoming, outgoing) => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        const { method, url, headers } = incoming;
        seen = {
          method,
          url,
          authorization: headers.authorization,
          custom: headers['x-custom'],
          body: Buffer.concat(chunks).toString(),
        };
        outgoing.writeHead(429, {
          'X-RateLimit-Remaining': '0',
          'Retry-After': '7',
          'Set-Cookie': ['a=1', 'b=2'],
        });
        outgoing.end('{"message":"Too Many Attempts."}');
      },
      '/api/v1/bookings?status=a%20b&x[]=1',
      { method: 'POST', headers: { Authorization: 'Bearer 1|secret', 'X-Custom': 'y' }, body: '{"a":1}' },
    );
    expect(seen).toEqual({
      method: 'POST',
      url: '/v1/bookings?status=a%20b&x[]=1',
      authorization: 'Bearer 1|secret',
      custom: 'y',
      body: '{"a":1}',
    });
    expect(result).toMatchObject({
      status: 429,
      headers: { 'x-ratelimit-remaining': '0', 'retry-after': '7', 'set-cookie': ['a=1', 'b=2'] },
    });
    expect(result.bytes.toString()).toBe('{"message":"Too Many Attempts."}');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('leaves an answer encoded by %s as it is, and reads it all the same', async (encoding, encode) => {
    const bytes = encode(Buffer.from(booking));
    const { result, recordings } = await through((_, outgoing) => {
      outgoing.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': encoding });
      outgoing.end(bytes);
    });
    expect(result.bytes.equals(bytes)).toBe(true);
    expect(recordings[0]?.answer).toMatchObject({ 'data.guest_name': { types: { string: 1 } } });
  });

  it('lets a small answer that unpacks into a huge one through, and does not unpack it', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 'a'));
    const { result, recordings } = await through((_, outgoing) => {
      outgoing.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
      outgoing.end(bomb);
    });
    expect(result.bytes.length).toBe(bomb.length);
    expect(recordings[0]).toMatchObject({ answer: null, unread: 'too large' });
  });

  it('lets a body through that is longer than what it looks into', async () => {
    const { result, recordings } = await through((_, outgoing) => {
      outgoing.writeHead(200, { 'Content-Type': 'application/json' });
      for (let part = 0; part < 20; part += 1) outgoing.write(Buffer.alloc(1024 * 1024, ' '));
      outgoing.end('{}');
    });
    expect(result.bytes.length).toBe(20 * 1024 * 1024 + 2);
    expect(recordings[0]).toMatchObject({ unread: 'too large' });
  });

  it('passes on a 204, a web page and a redirect, which it does not follow', async () => {
    const answers: [number, Record<string, string>, string][] = [
      [204, {}, ''],
      [200, { 'Content-Type': 'text/html' }, '<html>Karim</html>'],
      [302, { Location: 'http://127.0.0.1:9/?token=secret' }, ''],
    ];
    for (const [status, headers, body] of answers) {
      const { result, text } = await through((_, outgoing) => outgoing.writeHead(status, headers).end(body));
      expect([result.status, result.bytes.toString()]).toEqual([status, body]);
      expect(result.headers.location).toBe(headers.Location);
      expect(text).not.toMatch(/Karim|secret/);
    }
  });

  it.each<[string, RequestListener, RegExp]>([
    ['hangs up', (incoming) => incoming.socket.destroy(), /ECONNRESET|hung up/],
    ['says nothing', () => undefined, /silent for 0\.3 seconds/],
    [
      'switches to another protocol',
      (incoming) =>
        incoming.socket.end(
          'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
        ),
      /another protocol/,
    ],
    ['talks something else', (incoming) => incoming.socket.end('SSH-2.0\r\n'), /HPE_/],
  ])('answers 502 with the reason for an API that %s', async (_, listener, reason) => {
    const { result, text } = await through(listener, '/v1/me?token=secret', {
      headers: { Authorization: 'Bearer 1|secret' },
    });
    expect([result.status, JSON.parse(result.bytes.toString()).message]).toEqual([
      502,
      expect.stringMatching(reason),
    ]);
    expect(result.bytes.toString()).not.toContain('secret');
    expect(text).toBe('');
  });

  it('answers 502 where nothing listens', async () => {
    const spare = createNetServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => spare.once('listening', resolve));
    const { port } = spare.address() as AddressInfo;
    await new Promise((resolve) => spare.close(resolve));
    const { result } = await recorded(`http://127.0.0.1:${port}/v1`, (url) => ask(`${url}/v1/me`));
    expect([result.status, result.bytes.toString()]).toEqual([502, expect.stringContaining('ECONNREFUSED')]);
  });

  it('breaks off where the API broke off, and records nothing of it', async () => {
    const api = await serving((incoming, outgoing) => {
      outgoing.writeHead(200, { 'Content-Length': '100' });
      outgoing.write('{"data":');
      setImmediate(() => incoming.socket.destroy());
    });
    const { text } = await recorded(`${api.url}/v1`, async (url) => {
      await expect(ask(`${url}/v1/me`)).rejects.toThrow();
    });
    expect(text).toBe('');
    await api.close();
  });

  it.each(['/', '/v10/me', '/cockpit', 'http://127.0.0.1:9/v1/me'])('has nothing at %s', async (path) => {
    let asked = 0;
    const api = await serving((_, outgoing) => {
      asked += 1;
      outgoing.end();
    });
    const { result } = await recorded(`${api.url}/v1`, (url) =>
      path.startsWith('/')
        ? ask(url + path)
        : new Promise<Raw>((resolve, reject) => {
            request({ host: '127.0.0.1', port: new URL(url).port, path }, (answer) => {
              answer
                .resume()
                .on('end', () =>
                  resolve({ status: answer.statusCode ?? 0, headers: {}, bytes: Buffer.alloc(0) }),
                );
            })
              .on('error', reject)
              .end();
          }),
    );
    expect([result.status, asked]).toEqual([404, 0]);
    await api.close();
  });
});

describe('secrets of the API', () => {
  let mock: MockServer;
  beforeAll(async () => {
    mock = await start();
  });
  afterAll(() => mock.close());

  it('reach the client, and never the file', async () => {
    const { token } = mock.createToken();
    const headers = {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
    };
    const { result, text, recordings } = await recorded(`${mock.url}/v1`, async (url) => {
      const body = JSON.stringify({ url: 'http://user:hunter2@127.0.0.1:9/x', events: ['booking.created'] });
      const webhook = JSON.parse(
        (await ask(`${url}/v1/webhooks`, { method: 'POST', headers, body })).bytes.toString(),
      );
      const property = JSON.parse((await ask(`${url}/v1/properties/1`, { headers })).bytes.toString());
      await ask(`${url}/v1/bookings?search=Karim`, { headers });
      return { secret: webhook.data.secret as string, link: property.data.ical_export_url as string };
    });
    expect(recordings.map(({ operation }) => operation)).toEqual([
      'webhook.create',
      'property.get',
      'booking.getAll',
    ]);
    expect(recordings[0]?.answer).toHaveProperty(['data.secret'], { times: 1, types: { string: 1 } });
    const signature = new URL(result.link).searchParams.get('token') as string;
    for (const secret of [
      result.secret,
      signature,
      token,
      token.split('|')[1] as string,
      'hunter2',
      'Karim',
    ]) {
      expect(secret.length).toBeGreaterThan(4);
      expect(text).not.toContain(secret);
    }
  });
});

describe('the address given with --record', () => {
  it.each([
    ['https://api.lgcd.ma/v1', 'https://api.lgcd.ma/v1'],
    ['api.lgcd.ma', 'https://api.lgcd.ma/v1'],
    ['http://[::1]:4010/v1/', 'http://[::1]:4010/v1'],
  ])('%s is %s', (given, url) => {
    expect(readUpstream(given).url).toBe(url);
  });

  it.each([
    [['--record', 'http://api.lgcd.ma/v1'], 'http would send the secret'],
    [['--record', 'https://user:hunter2@api.lgcd.ma'], 'must not carry a user'],
    [['--record', 'https://api.lgcd.ma/v1?token=hunter2'], 'must not carry ?'],
    [['--record', 'ftp://x'], 'must begin with https'],
    [['--record', 'https://api.lgcd.ma', '--db', 'x'], '--db is of the mock'],
    [['--record-to', 'x'], '--record-to needs --record'],
  ])('is refused as %j', (args, message) => {
    const command = readCommand(args);
    expect(command).toMatchObject({ kind: 'mistake', message: expect.stringContaining(message) });
    expect(JSON.stringify(command)).not.toContain('hunter2');
  });

  it('comes with a file, a port and a host', () => {
    const args = '--record https://api.lgcd.ma --record-to a.jsonl --port 0 --host 0.0.0.0 --json';
    expect(readCommand(args.split(' '))).toEqual({
      kind: 'record',
      json: true,
      options: { upstream: 'https://api.lgcd.ma/v1', to: 'a.jsonl', port: 0, host: '0.0.0.0' },
    });
  });
});
