import { UnexpectedAnswerError } from './client/errors.ts';
import type { Platform } from './client/platform.ts';

/** How requests are sent by `fetch`. */
export interface FetchOptions {
  /** Milliseconds until a request without an answer is given up; 30,000 when left out. */
  timeout?: number | undefined;
  /** The most bytes that an answer may have; 32 MB when left out, which is far more than LGCD's largest page. */
  maxBytes?: number | undefined;
  /** For tests and proxies; the global `fetch` when left out. */
  fetch?: typeof fetch | undefined;
}

const megabyte = 1_048_576;

/** The text of an answer, read no further than it may be long: a wrong address may answer without end. */
async function textOf(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return response.text();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // Leaving the loop ends the connection.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      throw new UnexpectedAnswerError(
        `The answer is longer than ${Math.floor(maxBytes / 1024).toLocaleString('en')} KB, so it was not read to its end. Check that the base URL is that of the API; maxBytes of fetchPlatform allows longer answers.`,
        { status: response.status },
      );
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/**
 * The platform of Node, browsers and workers. An entry of its own, `@lgcd/core-client/fetch`: it uses timers, which
 * some hosts forbid in what they load.
 */
export function fetchPlatform({
  timeout = 30_000,
  maxBytes = 32 * megabyte,
  fetch: send = fetch,
}: FetchOptions = {}): Platform {
  return {
    async send({ method, url, headers, body, signal }) {
      const tooLong = AbortSignal.timeout(timeout);
      const response = await send(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        // A redirect would carry the token to wherever it points.
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, tooLong]) : tooLong,
      });
      return {
        status: response.status,
        headers: response.headers,
        body: await textOf(response, maxBytes),
      };
    },
    sleep: (ms, _why, signal) => pause(ms, signal),
    now: Date.now,
  };
}
