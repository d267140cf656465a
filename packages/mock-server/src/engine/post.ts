import type { ClientRequest } from 'node:http';
import { request as https } from 'node:https';
import { redact } from '@lgcd/core-client';
import type { Connections } from './connections.ts';
import { firstCause } from './first-cause.ts';
import { request as http } from './node-http.ts';

/** What came of one attempt to deliver. `statusCode` is null when there was no whole answer. */
export interface Outcome {
  statusCode: number | null;
  excerpt: string | null;
  error: string | null;
  durationMs: number;
}

/** Of the answer, kept for the delivery log. */
const excerptLength = 1000;
/** Read of the answer at most; a receiver that goes on talking is cut off, its status counts. */
const mostBytes = 64 * 1024;

const reasons: Record<string, string> = {
  ECONNREFUSED: 'Connection refused: nothing listens there.',
  ENOTFOUND: 'The host name could not be resolved.',
  ECONNRESET: 'The connection was closed before an answer came.',
  EPIPE: 'The connection was closed before an answer came.',
  CERT_HAS_EXPIRED: 'The TLS certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The TLS certificate is self-signed.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ETIMEDOUT: 'The connection timed out.',
};

function explain(error: NodeJS.ErrnoException): string {
  const cause = firstCause(error);
  return redact(reasons[cause.code ?? ''] ?? cause.message ?? String(cause)).slice(0, 1000);
}

const closedEarly = Object.assign(new Error('closed'), { code: 'ECONNRESET' });

/** A connection is used again only after an answer that was read to its end. */
function readAnswer(
  outgoing: ClientRequest,
  done: (outcome: Omit<Outcome, 'durationMs'>) => void,
  failed: (error: NodeJS.ErrnoException) => void,
): void {
  outgoing.on('upgrade', (answer, socket) => {
    socket.destroy();
    failed(
      new Error(
        `The receiver answered ${answer.statusCode}: it switched to another protocol, as a WebSocket or hot-reload server does. Is it the right port?`,
      ),
    );
  });
  outgoing.on('response', (answer) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = () =>
      done({
        statusCode: answer.statusCode ?? null,
        excerpt: answerExcerpt(Buffer.concat(chunks)),
        error: null,
      });
    answer.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length <= mostBytes) return;
      finish();
      outgoing.destroy();
    });
    answer.on('end', finish);
    answer.on('error', failed);
    answer.on('close', () => failed(closedEarly));
  });
}

/** Receivers repeat what they were sent, and what they know: the log of deliveries shows nothing that opens a door. */
export const answerExcerpt = (answer: Buffer): string | null =>
  redact(answer.subarray(0, excerptLength * 8).toString()).slice(0, excerptLength) || null;

/**
 * Posts bytes once. Never throws, follows no redirect, and gives up after `timeoutMs` in all. Without `connections` it
 * opens one of its own and keeps none.
 */
export function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  timeoutMs: number,
  signal: AbortSignal,
  connections?: Connections,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const began = performance.now();
    const bytes = Buffer.from(body);
    let outgoing: ClientRequest | undefined;
    let isOver = false;
    const done = (outcome: Omit<Outcome, 'durationMs'>) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      if (outcome.statusCode === null && outgoing?.reusedSocket) connections?.distrust(url);
      resolve({ ...outcome, durationMs: Math.round(performance.now() - began) });
    };
    const failed = (error: NodeJS.ErrnoException) =>
      done({ statusCode: null, excerpt: null, error: explain(error) });
    // Whatever Node's client makes of the end of a connection, the attempt ends here.
    const end = (error: string) => {
      done({ statusCode: null, excerpt: null, error });
      outgoing?.destroy();
    };
    const timer = setTimeout(() => end(`No answer within ${timeoutMs / 1000} seconds.`), timeoutMs);
    const abort = () => end('The server ended the attempt.');

    try {
      signal.throwIfAborted();
      signal.addEventListener('abort', abort);
      const target = new URL(url);
      const agent = connections?.of(target) ?? false;
      outgoing = (target.protocol === 'https:' ? https : http)(target, {
        method: 'POST',
        headers: {
          ...headers,
          'Content-Length': String(bytes.length),
          Connection: agent ? 'keep-alive' : 'close',
        },
        agent,
      });
      outgoing.on('error', failed);
      outgoing.on('close', () => failed(closedEarly));
      readAnswer(outgoing, done, failed);
      outgoing.end(bytes);
    } catch (error) {
      failed(error as Error);
    }
  });
}
