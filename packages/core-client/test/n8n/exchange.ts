import { EventEmitter } from 'node:events';
import type { Exchange } from '../../src/n8n/index.ts';

/** A request and a response as n8n's, without a server: `finish` is n8n answering, `hangUp` the sender going away. */
export class FakeResponse extends EventEmitter {
  statusCode = 200;
  headersSent = false;
  destroyed = false;
  body: unknown;
  readonly headers: Record<string, string> = {};

  status(code: number) {
    this.statusCode = code;
    return this;
  }

  setHeader(name: string, value: string) {
    this.headers[name] = value;
  }

  json(body: unknown) {
    this.body = body;
    this.end();
  }

  /** What n8n writes to a sender that is gone reaches nobody, and n8n does not know. */
  end(..._given: unknown[]) {
    if (this.destroyed) return;
    this.headersSent = true;
    this.destroyed = true;
    this.emit('close');
  }

  finish(status: number) {
    this.statusCode = status;
    this.end();
  }

  hangUp() {
    this.destroyed = true;
    this.emit('close');
  }
}

export function exchange(rawBody: string | undefined, headers: Record<string, string> = {}) {
  const response = new FakeResponse();
  const request = { headers, ...(rawBody !== undefined && { rawBody: Buffer.from(rawBody) }) };
  return { request, response } satisfies Exchange;
}
