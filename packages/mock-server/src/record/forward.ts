import { request as http, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as https } from 'node:https';
import { firstCause } from '../engine/first-cause.ts';
import { copyOf } from './collect.ts';
import { textOf } from './decode.ts';
import { asRecord, endToEnd } from './headers.ts';
import type { RecordingFile } from './journal.ts';
import type { Upstream } from './upstream.ts';

export interface Forwarding {
  upstream: Upstream;
  recording: RecordingFile;
  /** How long the API may be silent, in milliseconds. */
  timeoutMs: number;
}

export function refuse(outgoing: ServerResponse, status: number, message: string): void {
  if (outgoing.headersSent) {
    // A part of the answer is out: that it broke off is all that can still be said.
    outgoing.destroy();
    return;
  }
  const body = JSON.stringify({ message: `lgcd-mock --record: ${message}` });
  outgoing.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' });
  outgoing.end(body);
}

const reasonOf = (error: NodeJS.ErrnoException): string => firstCause(error).code ?? 'it broke off';

/** Sends one request on as it came, and its answer back as it came; what was seen is recorded. */
export function forward(
  { upstream, recording, timeoutMs }: Forwarding,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  below: string,
): void {
  const { method = 'GET' } = incoming;
  const sent = copyOf(incoming);
  const send = upstream.isSecure ? https : http;
  let isOver = false;
  const fail = (why: string) => {
    if (isOver) return;
    isOver = true;
    refuse(outgoing, 502, `${upstream.url} gave no whole answer (${why}). Nothing of it was recorded.`);
  };
  const request = send({
    hostname: upstream.hostname,
    port: upstream.port,
    method,
    path: upstream.path + below,
    headers: [...endToEnd(incoming, ['host']), 'Host', upstream.host],
    setHost: false,
    timeout: timeoutMs,
  });
  request.on('timeout', () => {
    fail(`silent for ${timeoutMs / 1000} seconds`);
    request.destroy();
  });
  request.on('error', (error) => fail(reasonOf(error)));
  request.on('upgrade', (_, socket) => {
    socket.destroy();
    fail('it switched to another protocol');
  });
  request.on('close', () => fail('it hung up'));
  request.on('response', (answer) => {
    const seen = copyOf(answer);
    answer.on('error', (error) => fail(reasonOf(error)));
    outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer));
    answer.on('data', (chunk: Buffer) => {
      if (!outgoing.write(chunk)) answer.pause();
    });
    outgoing.on('drain', () => answer.resume());
    answer.on('end', () => {
      if (isOver || !answer.complete) return;
      isOver = true;
      outgoing.end();
      if (method === 'HEAD' || method === 'OPTIONS') return;
      const [path = '', query = ''] = below.split(/\?(.*)/s, 2);
      recording.add(async () => ({
        method,
        path,
        query,
        sent: sent.isWhole() ? sent.bytes().toString() : '',
        accept: incoming.headers.accept ?? '',
        status: answer.statusCode ?? 0,
        headers: asRecord(answer),
        answer: seen.isWhole()
          ? await textOf(seen.bytes(), answer.headers['content-encoding'])
          : { unread: 'too large' },
      }));
    });
  });
  // Who asked is gone: nobody needs the answer.
  outgoing.on('close', () => {
    if (outgoing.writableFinished) return;
    isOver = true;
    request.destroy();
  });
  incoming.on('error', () => request.destroy());
  incoming.pipe(request);
}
