import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { post } from '../src/engine/post.ts';

let server: Server | undefined;
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  server?.close();
});

/** Posts to a receiver that answers with these bytes, and then ends the connection, leaves it open or breaks it. */
async function answered(bytes: string, then: 'end' | 'open' | 'break', timeoutMs = 400) {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(bytes, () => {
        if (then === 'end') socket.end();
        if (then === 'break') socket.resetAndDestroy();
      });
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return post(`http://127.0.0.1:${port}/`, '{}', {}, timeoutMs, new AbortController().signal);
}

const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

describe('an attempt to deliver ends', () => {
  it('with the answer', async () => {
    expect(await answered(whole, 'end')).toMatchObject({ statusCode: 200, excerpt: 'ok', error: null });
  });

  it('when the receiver switches to another protocol', async () => {
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';
    expect(await answered(upgrade, 'open')).toMatchObject({
      statusCode: null,
      error: expect.stringMatching(/^The receiver answered 101: .+ Is it the right port\?$/),
    });
  });

  it.each([
    ['nothing is answered', '', 'end'],
    ['the status line breaks off', 'HTTP/1.1 20', 'end'],
    ['the body breaks off', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok', 'end'],
    ['the connection is reset', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok', 'break'],
    ['it is no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'end'],
  ] as const)('as a failure when %s', async (_, bytes, then) => {
    const outcome = await answered(bytes, then);
    expect(outcome).toMatchObject({ statusCode: null, error: expect.stringMatching(/./) });
  });

  it.each([
    ['nothing', ''],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-'],
    ['half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok'],
    ['100 Continue alone', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ])('in time when %s comes and then nothing more', async (_, bytes) => {
    const outcome = await answered(bytes, 'open', 150);
    expect(outcome).toMatchObject({ statusCode: null, error: 'No answer within 0.15 seconds.' });
    expect(outcome.durationMs).toBeLessThan(10_000);
  });

  it('with the answer behind a 100 Continue, hints and trailers', async () => {
    const chunked =
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n';
    const before = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n';
    expect(await answered(before + chunked, 'open')).toMatchObject({ statusCode: 200, excerpt: 'ok' });
  });
});
