import { type Client, createClient, type Platform, RateLimitedError, retryAfter } from '@lgcd/core-client';
import type { Bundle, HttpRequestOptions, ZObject } from 'zapier-platform-core';
import { baseUrlOf } from './base-url.ts';
import { type During, zapierError } from './errors.ts';

/** Zapier ends an invocation after 30 s; what takes longer than this could not be reported any more. */
const runMs = 26_000;

/** Requests of one run share its time. What no time is left for was not sent, so Zapier may come back for it. */
function timeLeft(startedAt: number): number {
  const left = startedAt + runMs - Date.now();
  if (left > 0) return left;
  throw new RateLimitedError(
    'The requests of this step take longer than Zapier gives a step. It goes on from here.',
    1,
    {},
  );
}

/**
 * A 503 that says when to come back was not carried out: LGCD is down for maintenance.
 * Source: Laravel's maintenance mode answers before any route does.
 */
function turnedAway(status: number, headers: Parameters<typeof retryAfter>[0]): void {
  const wait = status === 503 ? retryAfter(headers, Date.now()) : undefined;
  if (wait === undefined) return;
  const seconds = Math.ceil(wait / 1000);
  throw new RateLimitedError(
    `LGCD is down for a while. Zapier tries this step again in ${Math.max(1, seconds)} seconds.`,
    seconds,
    { status },
  );
}

/** Missing from Zapier's types: with `false` a 429 comes back to us instead of being thrown before we can read it. */
type RequestOptions = HttpRequestOptions & { url: string; throwForThrottlingEarly: boolean };

/** `z.request` refuses a body with `{{bundle.…}}`, which a guest's note may hold; in JSON `\u007b` is the same brace. */
export const withoutCurlies = (json: string): string => json.replaceAll('{{', '{\\u007b');

/** The core's platform on `z.request`. It never waits: the client then says when to come back, and Zapier comes back. */
export function zapierPlatform(z: ZObject): Platform {
  const startedAt = Date.now();
  return {
    async send({ method, url, headers, body }) {
      const options: RequestOptions = {
        method,
        url,
        headers: { ...headers },
        ...(body === undefined ? {} : { body: withoutCurlies(body) }),
        redirect: 'manual',
        timeout: timeLeft(startedAt),
        skipThrowForStatus: true,
        throwForThrottlingEarly: false,
      };
      const response = await z.request(options);
      turnedAway(response.status, response.headers);
      return { status: response.status, headers: response.headers, body: response.content };
    },
    sleep: () => Promise.reject(new Error('A Zap does not wait; Zapier calls it again.')),
    now: Date.now,
  };
}

export const clientOf = (z: ZObject, { authData }: Pick<Bundle, 'authData'>): Client =>
  createClient(zapierPlatform(z), {
    accessToken: authData.access_token,
    baseUrl: baseUrlOf(authData.base_url),
  });

export type Step<T> = (client: Client, bundle: Bundle, z: ZObject) => Promise<T>;

/** A method of the app: works with a client, and fails with the errors that Zapier understands. */
const working =
  (during: During) =>
  <T>(step: Step<T>) =>
  async (z: ZObject, bundle: Bundle): Promise<T> => {
    try {
      return await step(clientOf(z, bundle), bundle, z);
    } catch (error) {
      throw zapierError(z, error, during);
    }
  };

/** What sets a Zap up: the connection, dropdowns, samples, subscriptions. What is refused there is an error. */
export const withClient = working('setup');

/** What runs in a Zap that is on: what is refused there halts the run. */
export const inRun = working('run');

/** What takes a delivery: what fails for a passing reason there is tried again. */
export const inDelivery = working('delivery');
