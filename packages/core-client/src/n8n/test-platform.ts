import type { Platform } from '../client/platform.ts';
import type { Headers } from '../headers.ts';

/** What n8n gives the test of a credential: its old request helper, and no other. */
export interface CredentialTestContext {
  helpers: {
    // n8n declares it so.
    // biome-ignore lint/suspicious/noExplicitAny: the answer has the shape that the options ask for
    request(options: object): Promise<any>;
  };
}

const longestMs = 20_000;

/**
 * n8n as the host of a client while it tests a credential that may not be saved yet. Somebody waits for the outcome, so
 * nothing is waited for: the client says when to come back.
 *
 * @param secret headers that the credential adds where a request is to be authenticated
 */
export function credentialTestPlatform(
  { helpers }: CredentialTestContext,
  secret: Readonly<Record<string, string>> = {},
): Platform {
  return {
    async send({ method, url, headers, body, authenticated }) {
      const response = (await helpers.request({
        method,
        uri: url,
        headers: { ...headers, ...(authenticated ? secret : {}) },
        ...(body === undefined ? {} : { body }),
        json: false,
        simple: false,
        resolveWithFullResponse: true,
        // As in a run: a redirect is no answer of the API, and would carry the credential to another host.
        followRedirect: false,
        timeout: longestMs,
      })) as { statusCode: number; headers: Headers; body: unknown };
      return { status: response.statusCode, headers: response.headers, body: response.body };
    },
    sleep: () => Promise.reject(new Error('A test does not wait.')),
    now: () => Date.now(),
  };
}
