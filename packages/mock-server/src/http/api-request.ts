import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { maxBody } from './laravel/body.ts';
import { HttpError } from './laravel/errors.ts';

/** A request to the API, apart from any framework. */
export interface ApiRequest {
  method: string;
  /** `http://127.0.0.1:4010`, as the client called it. */
  origin: string;
  /** `/v1/bookings`, as it came. */
  path: string;
  /** `/bookings`: below the prefix. */
  route: string;
  /** Without `?`. */
  query: string;
  header(name: string): string | undefined;
  ip: string | null;
  body: Uint8Array | null;
}

/** Bytes of a refused body that are still read, so that the client gets to see the answer. */
const mostDrained = 64 * 1024 * 1024;

const tooLarge = () => new HttpError(413, 'The POST data is too large.');

/** The client went away before its body was whole. Nobody has failed, and nobody waits for an answer. */
export class HungUp extends HttpError {
  constructor() {
    super(400, 'The client hung up in the middle of the body.');
  }
}

/** @throws HungUp */
async function unlessHungUp<T>(incoming: IncomingMessage, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw incoming.destroyed && !incoming.complete ? new HungUp() : error;
  }
}

/**
 * The body of a call to a surface of the mock's own, as text.
 * @throws HungUp
 */
export const readText = (c: { env: HttpBindings; req: { text(): Promise<string> } }): Promise<string> =>
  unlessHungUp(c.env.incoming, () => c.req.text());

/**
 * Reads a body whole. One that is too large is read to its end and dropped.
 * @throws HttpError 413 as Laravel's ValidatePostSize
 * @throws HungUp
 */
export const readBody = (incoming: IncomingMessage): Promise<Uint8Array | null> =>
  unlessHungUp(incoming, () => wholeBody(incoming));

async function wholeBody(incoming: IncomingMessage): Promise<Uint8Array | null> {
  if (incoming.headers['content-length'] === undefined && !incoming.headers['transfer-encoding']) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostDrained) break;
    if (length <= maxBody) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (length > maxBody) throw tooLarge();
  return length === 0 ? null : Buffer.concat(chunks);
}
