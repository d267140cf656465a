import type { Platform } from './client/platform.ts';

/** How requests are sent by `fetch`. */
export interface FetchOptions {
  /** Milliseconds until a request without an answer is given up; 30,000 when left out. */
  timeout?: number | undefined;
  /** For tests and proxies; the global `fetch` when left out. */
  fetch?: typeof fetch | undefined;
}

/**
 * The platform of Node, browsers and workers. An entry of its own, `@lgcd/core-client/fetch`: it uses timers, which
 * some hosts forbid in what they load.
 */
export function fetchPlatform({ timeout = 30_000, fetch: send = fetch }: FetchOptions = {}): Platform {
  return {
    async send({ method, url, headers, body }) {
      const response = await send(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        // A redirect would carry the token to wherever it points.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      });
      return { status: response.status, headers: response.headers, body: await response.text() };
    },
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: Date.now,
  };
}
