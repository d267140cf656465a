import type { OperationName } from '../contract/index.ts';
import { operations } from '../generated/operations.ts';
import type { OperationFacts } from '../operation-table.ts';
import { abortedError, unlessAborted } from './abort.ts';
import { agreed } from './agreement.ts';
import { returnedBy } from './answer.ts';
import { LgcdError, NotFoundError, RateLimitedError, ValidationError } from './errors.ts';
import { foundIn, type Lookup, lookupOf } from './lookup.ts';
import type { Platform, PlatformRequest, PlatformResponse, WaitReason } from './platform.ts';
import { RateLimit } from './rate-limit.ts';
import { errorOf } from './refusal.ts';
import { buildRequest, type RawInput } from './request.ts';
import { isAmbiguous, isIdempotent, isRepeatable, type Outcome, pause } from './retry.ts';
import { failureOf } from './transport.ts';
import type { CallOptions, Page } from './types.ts';

export interface AttemptOptions {
  baseUrl: string;
  accessToken: string | undefined;
  maxRetries: number;
  maxWait: number;
  random: () => number;
}

interface Call {
  operation: OperationName;
  facts: OperationFacts;
  input: RawInput;
  request: PlatformRequest;
  signal: AbortSignal | undefined;
}

type Tried = { value: unknown } | { error: LgcdError; outcome: Outcome; wait: number };

const reasonOf = (error: LgcdError): WaitReason => (error instanceof RateLimitedError ? 'limit' : 'trouble');

/** Sends requests until they succeed, may not be repeated, or would have to wait for too long. */
export class Attempts {
  readonly #platform: Platform;
  readonly #options: AttemptOptions;
  readonly #limit = new RateLimit();

  constructor(platform: Platform, options: AttemptOptions) {
    this.#platform = platform;
    this.#options = options;
  }

  async run(
    operation: OperationName,
    input: RawInput,
    { signal, onlyNew = false }: CallOptions = {},
    maxRetries = this.#options.maxRetries,
  ): Promise<unknown> {
    const facts = operations[operation];
    const request = buildRequest({ operation, facts, ...this.#options }, input);
    const call = { operation, facts, input, request: signal ? { ...request, signal } : request, signal };
    const lookup = lookupOf(operation, input);
    const mayRepeat = isIdempotent(facts.method) || lookup !== undefined;
    let mayHaveRun = false;
    for (let attempt = 0; ; attempt += 1) {
      const tried = await this.#try(call, attempt, mayHaveRun);
      if ('value' in tried) return tried.value;
      const { error, outcome, wait } = tried;
      // The first attempt of a delete may have done it.
      if (mayHaveRun && facts.method === 'DELETE' && error instanceof NotFoundError) return undefined;
      mayHaveRun ||= isAmbiguous(outcome);
      // It may be refused for what it has made before: the key is taken, the days are booked.
      const mayBeMade = error instanceof ValidationError && (mayHaveRun || !onlyNew);
      if (lookup && (mayBeMade || isAmbiguous(outcome))) {
        const answer = await this.#find(lookup);
        if (answer === 'unknown') throw error;
        if (answer !== 'none') return agreed(operation, lookup, input, answer.found);
      }
      if (
        attempt >= maxRetries ||
        !isRepeatable(outcome, mayRepeat) ||
        !(await this.#sleep(wait, reasonOf(error), signal))
      )
        throw error;
    }
  }

  async #try(call: Call, attempt: number, mayHaveRun: boolean): Promise<Tried> {
    const { operation, facts, input, request, signal } = call;
    const { accessToken, random } = this.#options;
    const platform = this.#platform;
    const writes = facts.method !== 'GET';
    const done = await this.#admit(signal);
    let response: PlatformResponse | undefined;
    try {
      if (signal?.aborted) throw abortedError(operation, writes && mayHaveRun, signal);
      response = await unlessAborted(() => platform.send(request), signal);
      if (response.status >= 200 && response.status < 300)
        return { value: returnedBy(operation, facts, response) };
      const outcome: Outcome = { kind: 'answer', status: response.status, headers: response.headers };
      const wait = pause(outcome, { attempt, now: platform.now(), random: random() });
      const error = errorOf({
        operation,
        facts,
        input,
        response,
        token: accessToken,
        retryAfter: Math.ceil(wait / 1000),
      });
      return { error, outcome, wait };
    } catch (thrown) {
      // What the client or its host has already put into words.
      if (thrown instanceof LgcdError) throw thrown;
      if (signal?.aborted) throw abortedError(operation, writes, signal);
      const { error, neverSent } = failureOf(operation, facts, thrown, accessToken);
      const outcome: Outcome = { kind: 'broken', neverSent };
      return { error, outcome, wait: pause(outcome, { attempt, now: platform.now(), random: random() }) };
    } finally {
      done(platform.now(), response?.headers);
    }
  }

  /**
   * Waits for its turn under the rate limit, and takes it in the same instant. Only a courtesy: where waiting is
   * refused, the server itself says how long it takes.
   */
  async #admit(signal: AbortSignal | undefined): Promise<ReturnType<RateLimit['start']>> {
    for (let before = Number.NEGATIVE_INFINITY; ; ) {
      const now = this.#platform.now();
      const wait = this.#limit.wait(now);
      // A clock that stands still would have us wait for ever.
      if (wait <= 0 || now <= before || !(await this.#sleep(wait, 'limit', signal)))
        return this.#limit.start(this.#platform.now());
      before = now;
    }
  }

  /** Whether the wait is over, or was ended by the caller; false when it is too long or the host refuses to wait. */
  async #sleep(ms: number, why: WaitReason, signal: AbortSignal | undefined): Promise<boolean> {
    if (ms > this.#options.maxWait) return false;
    if (ms <= 0) return true;
    try {
      await unlessAborted(() => this.#platform.sleep(ms, why, signal), signal);
      return true;
    } catch {
      return signal?.aborted === true;
    }
  }

  /** What an earlier attempt has made; `unknown` when that cannot be found out. */
  async #find(lookup: Lookup): Promise<ReturnType<typeof foundIn>> {
    try {
      return foundIn((await this.run(lookup.list, lookup.filter, {}, 1)) as Page<unknown>, lookup);
    } catch {
      return 'unknown';
    }
  }
}
