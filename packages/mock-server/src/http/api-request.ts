import type { IncomingMessage } from 'node:http';
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

/**
 * Reads a body whole. One that is too large is read to its end and dropped.
 * @throws HttpError 413 as Laravel's ValidatePostSize
 */
export async function readBody(incoming: IncomingMessage): Promise<Uint8Array | null> {
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
