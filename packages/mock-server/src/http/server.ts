import type { RequestListener } from 'node:http';
import { readHttpHosts, withoutEnd } from '@lgcd/core-client';
import { type ClockState, parseClock } from '../engine/clock.ts';
import { type Core, createCore } from '../engine/core.ts';
import { deliveryTimeoutMs, retryLadder } from '../engine/delivery-schedule.ts';
import { createServer } from '../engine/node-http.ts';
import { defaultPerMinute } from '../engine/rate-limit.ts';
import { defaultRetention } from '../engine/retention.ts';
import type { SeedChoice, SeedName } from '../seed/index.ts';
import { chooseSeed, seedOnce } from '../seed/index.ts';
import type { SeedFile } from '../seed/own/lists.ts';
import { readCors } from './cors.ts';
import { directReads } from './direct.ts';
import type { Reach } from './guard.ts';
import { hangUp, listen } from './listen.ts';

/** How a server starts; whatever is left out takes its default. */
export interface ServerOptions {
  /** 0, the default, takes a free one. */
  port?: number | undefined;
  /** 127.0.0.1 by default: nobody else on the network gets in. */
  host?: string | undefined;
  /** File that keeps the state; in memory by default. */
  db?: string | undefined;
  /**
   * What an empty database is filled with: `demo` (default), `empty`, or your own data, as the path of a JSON file or as
   * an object.
   */
  seed?: SeedName | (string & {}) | SeedFile | undefined;
  /**
   * `real` (default), or an ISO 8601 time or `Date` at which time stands still until it is advanced. With a `db` that
   * has a clock, that one goes on unless this is given.
   */
  clock?: 'real' | (string & {}) | Date | undefined;
  /** Requests a minute and token, 60 by default; 0 turns the limit off. */
  rateLimit?: number | undefined;
  /** Seconds after the event at which a delivery is tried; `[0, 300, 1800, 14400, 86400]` by default. */
  retryLadder?: readonly number[] | undefined;
  /** How long a receiver may take, in milliseconds of the machine's clock; 10,000 by default. */
  deliveryTimeoutMs?: number | undefined;
  /** Requests that the journal keeps, the newest; 5,000 by default, 0 for all. */
  keepRequests?: number | undefined;
  /** Deliveries that the log keeps, and as many events; what waits stays. 50,000 by default, 0 for all. */
  keepDeliveries?: number | undefined;
  /** Days, by the server's clock, that requests, events and deliveries are kept; 0, the default, for no end. */
  keepDays?: number | undefined;
  /** Compare every answer and event with the contract, and let `close` reject when one does not fit. On in tests. */
  checkAnswers?: boolean | undefined;
  /** Pages of these origins may use the API, `'*'` for all; by default no page but the server's own. */
  cors?: string | readonly string[] | undefined;
  /**
   * Gives the demo tokens and Lodgify's demo key random secret parts; see `tokens`. A `db` keeps those that it has. By
   * default they are the ones of the README, which everybody knows.
   */
  randomTokens?: boolean | undefined;
  /**
   * Hosts beside this machine that webhooks may be on over plain http, such as `['n8n', 'receiver']` of one compose
   * file. Names count, never what they resolve to; none by default.
   */
  allowHttpHosts?: string | readonly string[] | undefined;
  /** How others reach the server, where that differs from host and port: for the links in objects. */
  publicUrl?: string | undefined;
  /** Hears of every failure of the server itself, as it happens. */
  onFailure?: ((error: Error) => void) | undefined;
}

/** A server that listens, with its state for those who work on it without HTTP. */
export interface Server {
  core: Core;
  /** Without a slash at its end. */
  url: string;
  port: number;
  seed: SeedChoice;
  close(): Promise<void>;
}

/** Under jest, vitest and the like. */
const isTesting = (): boolean =>
  process.env.NODE_ENV === 'test' ||
  process.env.JEST_WORKER_ID !== undefined ||
  process.env.VITEST !== undefined;

function readClock(given: ServerOptions['clock']): ClockState | undefined {
  if (given === undefined) return undefined;
  return parseClock(given instanceof Date ? given.toISOString() : given);
}

/** @throws RangeError for options that cannot be meant */
function check({ port = 0, rateLimit = 0, retryLadder = [0], ...options }: ServerOptions): void {
  for (const name of ['keepRequests', 'keepDeliveries', 'keepDays'] as const) {
    const given = options[name] ?? 0;
    if (Number.isInteger(given) && given >= 0) continue;
    throw new RangeError(`${name} must be a whole number, 0 for all, not ${given}.`);
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`The port must be a whole number from 0 to 65535, not ${port}.`);
  }
  if (!Number.isInteger(rateLimit) || rateLimit < 0) {
    throw new RangeError(
      `The rate limit must be a whole number of requests a minute, 0 for none, not ${rateLimit}.`,
    );
  }
  if (
    retryLadder.length === 0 ||
    retryLadder.some((step, index) => !(step >= (retryLadder[index - 1] ?? 0)))
  ) {
    throw new RangeError('The retry ladder must be seconds that never go down, such as [0, 300, 1800].');
  }
}

/**
 * The router of all surfaces, loaded by the first request that needs it: the usual read of the API does without, and the
 * router with what it stands on would be a fifth of every start.
 */
function surfacesOnDemand(core: Core, seed: SeedChoice, reach: Reach): RequestListener {
  let listener: RequestListener | undefined;
  let loading: Promise<RequestListener> | undefined;
  const load = async () => {
    const { listenerOf } = await import('./surfaces.ts');
    listener = listenerOf(core, seed, reach);
    return listener;
  };
  return (incoming, outgoing) => {
    if (listener) return listener(incoming, outgoing);
    loading ??= load();
    loading.then(
      (loaded) => loaded(incoming, outgoing),
      (error: unknown) => {
        core.fail(error);
        outgoing.destroy();
      },
    );
  };
}

/** Starts a server; resolves when it answers. Rejects with EADDRINUSE when the port is taken. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  check(options);
  const { host = '127.0.0.1', port = 0, publicUrl } = options;
  const seed = await chooseSeed(options.seed);
  if (options.randomTokens && typeof seed !== 'string') {
    throw new RangeError(
      'randomTokens is for the demo tokens. In a seed of your own, leave the `token` of a token out: it gets a random one.',
    );
  }
  const cors = readCors(options.cors);
  const core = createCore({
    db: options.db ?? ':memory:',
    clock: readClock(options.clock),
    rateLimit: options.rateLimit ?? defaultPerMinute,
    retryLadder: options.retryLadder ?? retryLadder,
    deliveryTimeoutMs: options.deliveryTimeoutMs ?? deliveryTimeoutMs,
    retention: {
      requests: options.keepRequests ?? defaultRetention.requests,
      deliveries: options.keepDeliveries ?? defaultRetention.deliveries,
      days: options.keepDays ?? defaultRetention.days,
    },
    allowHttpHosts: readHttpHosts(options.allowHttpHosts),
    checkAnswers: options.checkAnswers ?? isTesting(),
    onFailure: options.onFailure,
  });
  const reach: Reach = { host, publicUrl, cors };
  const readDirectly = directReads(core, reach);
  const routed = surfacesOnDemand(core, seed, reach);
  const server = createServer((incoming, outgoing) => {
    if (!readDirectly({ incoming, outgoing })) routed(incoming, outgoing);
  });
  let at: Awaited<ReturnType<typeof listen>>;
  try {
    seedOnce(core, seed, options.randomTokens);
    at = await listen(server, port, host);
  } catch (error) {
    await core.close();
    throw error;
  }
  core.origin = publicUrl === undefined ? at.url : withoutEnd(publicUrl, '/');
  // What a restart finds waiting.
  core.timeline.kick();

  async function stop(): Promise<void> {
    await hangUp(server);
    await core.close();
    if (core.checkAnswers && core.failures.length > 0) {
      const messages = core.failures.map(({ message }) => message).join('\n');
      throw new AggregateError(
        core.failures,
        `The mock server failed ${core.failures.length} time(s):\n${messages}`,
      );
    }
  }
  let closing: Promise<void> | undefined;
  return {
    core,
    ...at,
    seed,
    close: () => {
      closing ??= stop();
      return closing;
    },
  };
}
