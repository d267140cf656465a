import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connections, createConnections } from '../src/engine/connections.ts';
import { post } from '../src/engine/post.ts';

let connections: Connections;
let server: Server;
let url: string;
/** Requests by connection. */
let seen: number[];
let answer: (socket: Socket, request: number) => void;
const sockets = new Set<Socket>();

const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

beforeEach(async () => {
  connections = createConnections();
  seen = [];
  server = createServer((socket) => {
    const index = seen.push(0) - 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', () => {
      const request = (seen[index] ?? 0) + 1;
      seen[index] = request;
      answer(socket, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  connections.close();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  server.close();
});

/** Time enough for a machine that has much else to do. */
const patience = 4000;
const send = (timeoutMs: number) => post(url, '{}', {}, timeoutMs, new AbortController().signal, connections);
/** The receiver's end of a connection needs a turn to be seen. */
const turn = () => new Promise((resolve) => setImmediate(resolve));
/** So many deliveries; `short` are those that nobody answers, by their place. */
async function times(count: number, ...short: number[]) {
  const outcomes: Awaited<ReturnType<typeof send>>[] = [];
  for (let index = 0; index < count; index++) {
    outcomes.push(await send(short.includes(index) ? 300 : patience));
    await turn();
  }
  return outcomes.map(({ statusCode, error }) => error ?? statusCode);
}

describe('Deliveries one after the other', () => {
  it('go over one connection', async () => {
    answer = (socket) => socket.write(whole);
    expect(await times(5)).toEqual([200, 200, 200, 200, 200]);
    expect(seen).toEqual([5]);
  });

  it('get one each where the receiver says that it closes', async () => {
    answer = (socket) => socket.end(whole.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    expect(await times(3)).toEqual([200, 200, 200]);
    expect(seen).toEqual([1, 1, 1]);
  });

  it('get a new one after an attempt that broke, timed out or was upgraded, and after an answer of more than we read', async () => {
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';
    const replies = [
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok',
      upgrade,
      `HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n${'x'.repeat(70_000)}`,
      whole,
    ];
    answer = (socket) => socket.write(replies.shift() ?? whole);
    expect(await times(4, 0)).toEqual([
      'No answer within 0.3 seconds.',
      expect.stringMatching(/^The receiver answered 101/),
      200,
      200,
    ]);
    expect(seen).toEqual([1, 1, 1, 1]);
  });

  it('are not confused by what a receiver says after its answer', async () => {
    answer = (socket, request) => {
      socket.write(request === 1 ? `${whole}HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n` : whole);
    };
    expect(await times(3)).toEqual([200, 200, 200]);
  });

  it('are never sent twice, and get a connection each once a kept one has broken without an answer', async () => {
    let requests = 0;
    answer = (socket) => {
      requests++;
      if (requests === 2) socket.destroy();
      else socket.write(whole);
    };
    expect(await times(4)).toEqual([200, 'The connection was closed before an answer came.', 200, 200]);
    expect(requests).toBe(4);
    expect(seen).toEqual([2, 1, 1]);
  });

  it('end in time on a kept connection too', async () => {
    answer = (socket, request) => {
      if (request === 1) socket.write(whole);
    };
    expect(await times(2, 1)).toEqual([200, 'No answer within 0.3 seconds.']);
  });

  it('end at once when the server stops', async () => {
    answer = () => undefined;
    const stop = new AbortController();
    const outcome = post(url, '{}', {}, 60_000, stop.signal, connections);
    await turn();
    stop.abort();
    expect(await outcome).toMatchObject({ statusCode: null });
    expect(await post(url, '{}', {}, 60_000, stop.signal, connections)).toMatchObject({ statusCode: null });
  });
});
