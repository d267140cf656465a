/** What hosts hand over as the bytes of a request: text, a Buffer or another view of bytes, or an ArrayBuffer. */
export type RawBody = string | ArrayBuffer | SharedArrayBuffer | ArrayBufferView;

/**
 * The bytes (or the text) of a body, without a copy: bodies may be megabytes. `undefined` for anything else. Not by
 * `instanceof`: a host may hand over bytes of another realm, and only a real ArrayBuffer can be viewed.
 */
export function rawBodyOf(body: unknown): string | Buffer | undefined {
  if (typeof body === 'string') return body;
  if (typeof body !== 'object' || body === null) return undefined;
  try {
    const view = ArrayBuffer.isView(body) ? body : new DataView(body as ArrayBuffer);
    return Buffer.isBuffer(view) ? view : Buffer.from(view.buffer, view.byteOffset, view.byteLength);
  } catch {
    return undefined;
  }
}

export const textOf = (body: string | Buffer): string => (typeof body === 'string' ? body : body.toString());

const has = (body: unknown, method: string): boolean =>
  typeof body === 'object' &&
  body !== null &&
  typeof (body as Record<string, unknown>)[method] === 'function';

/** For something that is no raw body: what it seems to be, and what to hand over. */
export function notRaw(body: unknown): string {
  if (body === undefined || body === null) {
    return 'There is no raw body. Read the bytes of the request before anything parses them.';
  }
  if (has(body, 'arrayBuffer')) {
    return 'A request, response or blob was given. Hand over its bytes: await request.arrayBuffer() or await request.text(), before anything else reads it.';
  }
  if (has(body, 'then')) return 'A promise was given. Await the body, and hand over its bytes.';
  if (has(body, 'pipe') || has(body, 'getReader')) {
    return 'A stream was given. Read it to its end, and hand over the bytes as a Buffer or string.';
  }
  return 'A parsed body was given. The signature covers the raw bytes: hand over the body as a Buffer, ArrayBuffer or string, before a JSON parser has seen it (in Express: express.raw({ type: "*/*" })).';
}
