import type { Headers } from '../headers.ts';

/** What of n8n's request (Express's, with n8n's additions) the trigger runtime touches. */
export interface WebhookRequest {
  headers: Headers;
  /** Set by n8n before the node runs for JSON, XML, form and text bodies; `undefined` or empty for others. */
  rawBody?: Uint8Array | undefined;
  /** Fills `rawBody` for every other content type. */
  readRawBody?(): Promise<void>;
}

/** What of n8n's response the trigger runtime touches. */
export interface WebhookResponse {
  statusCode: number;
  headersSent: boolean;
  /** The connection is gone. */
  destroyed?: boolean;
  status(code: number): { json(body: unknown): unknown };
  json(body: unknown): unknown;
  end(...given: unknown[]): unknown;
  setHeader(name: string, value: string): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/** A request at a webhook's URL, and the response that is still to be given. */
export interface Exchange {
  request: WebhookRequest;
  response: WebhookResponse;
}

/**
 * The bytes of a request as they arrived, whatever its content type; of a compressed one, the decompressed bytes.
 * Source: run on n8n 2.40.7, where `rawBody` is undefined for an unknown or missing content type until it is read.
 */
export async function rawBodyOf(request: WebhookRequest): Promise<Uint8Array> {
  if (request.rawBody === undefined) await request.readRawBody?.();
  return request.rawBody ?? new Uint8Array();
}
