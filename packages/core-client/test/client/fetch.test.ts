import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type FetchOptions, fetchPlatform } from '../../src/fetch-platform.ts';
import { createClient } from '../../src/index.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function clientOf(listener: RequestListener, options: FetchOptions) {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return createClient(fetchPlatform(options), { baseUrl: `http://127.0.0.1:${port}`, maxRetries: 0 });
}

const answer = JSON.stringify({ data: { id: 7, guest_name: 'Zoé 🙂' } });

describe('an answer over fetch', () => {
  it('is read where it is as long as it may be, whatever its pieces', async () => {
    const bytes = Buffer.from(answer);
    const client = await clientOf(
      async (_, response) => {
        for (const byte of bytes) {
          response.write(Buffer.from([byte]));
          await new Promise(setImmediate);
        }
        response.end();
      },
      { maxBytes: bytes.length },
    );
    expect((await client.call('booking.get', { id: 7 })).guest_name).toBe('Zoé 🙂');
  });

  it('is refused where it is one byte longer, and not repeated', async () => {
    let requests = 0;
    const client = await clientOf(
      (_, response) => {
        requests += 1;
        response.end(answer);
      },
      { maxBytes: Buffer.byteLength(answer) - 1 },
    );
    await expect(client.call('booking.get', { id: 7 })).rejects.toMatchObject({
      name: 'UnexpectedAnswerError',
      status: 200,
      message: expect.stringMatching(/longer than .* KB.*Check that the base URL/),
    });
    expect(requests).toBe(1);
  });

  it('that never ends is left, and the connection with it', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const client = await clientOf(
      (_, response) => {
        closed = once(response, 'close');
        const more = () => {
          if (response.destroyed) return;
          response.write('x'.repeat(65_536));
          setImmediate(more);
        };
        more();
      },
      { maxBytes: 1_000_000 },
    );
    await expect(client.call('booking.get', { id: 7 })).rejects.toMatchObject({ code: 'unexpected_answer' });
    await closed;
  });

  it('that grows a thousandfold when it is unpacked is measured unpacked', async () => {
    const client = await clientOf(
      (_, response) => {
        response.setHeader('Content-Encoding', 'gzip');
        response.end(gzipSync(Buffer.alloc(10_000_000, ' ')));
      },
      { maxBytes: 1_000_000 },
    );
    await expect(client.call('booking.get', { id: 7 })).rejects.toMatchObject({ code: 'unexpected_answer' });
  });

  it('is waited for no longer once the caller has ended the call', async () => {
    let gone: Promise<unknown> = Promise.resolve();
    const abort = new AbortController();
    const client = await clientOf((_, response) => {
      gone = once(response, 'close');
      abort.abort();
    }, {});
    await expect(client.call('booking.get', { id: 7 }, { signal: abort.signal })).rejects.toMatchObject({
      code: 'aborted',
    });
    await gone;
  });
});

describe('a pause', () => {
  const { sleep } = fetchPlatform();

  it('ends at its time, and at once when the caller ends the call', async () => {
    server = createServer();
    const abort = new AbortController();
    await expect(sleep(1, 'trouble', abort.signal)).resolves.toBeUndefined();
    await expect(sleep(1, 'trouble')).resolves.toBeUndefined();
    const long = sleep(600_000, 'trouble', abort.signal);
    abort.abort(new Error('left'));
    await expect(long).rejects.toThrow('left');
  });
});
