import type { Input, OperationName, Returned } from '../contract/index.ts';
import { operations } from '../generated/operations.ts';
import { readAccessToken } from './access-token.ts';
import { Attempts } from './attempts.ts';
import { defaultBaseUrl, normaliseBaseUrl } from './base-url.ts';
import { InputError } from './errors.ts';
import { type PaginateOptions, paginate } from './paginate.ts';
import type { Platform } from './platform.ts';
import { shownName } from './redact.ts';
import type { RawInput } from './request.ts';
import type { Answer, CallOptions, InputOf, Page, PageOperationName } from './types.ts';

/** Who calls, where, and how patiently. */
export interface ClientOptions {
  /** `https://api.lgcd.ma/v1` when left out; http on this machine and for `allowHttpHosts` only. */
  baseUrl?: string | undefined;
  /**
   * Host names that may be called over plain http beside this machine, such as a mock server's in the same compose file
   * (`['lgcd']`, or `lgcd,other`). The token travels in the clear there; none by default.
   */
  allowHttpHosts?: string | readonly string[] | undefined;
  /** Left out where the host authenticates in its `send`. */
  accessToken?: string | undefined;
  /** How often a request is repeated at most; 3 when left out, 0 for never. */
  maxRetries?: number | undefined;
  /** The longest single wait in milliseconds; 60,000 when left out. A longer one is answered with the error. */
  maxWait?: number | undefined;
  /** In [0, 1), for the jitter; `Math.random` when left out. */
  random?: (() => number) | undefined;
}

/** The API of LGCD, typed by the contract. Money is in MAD, days are `YYYY-MM-DD`, times ISO 8601 with offset. */
export interface Client {
  readonly baseUrl: string;
  /**
   * Carries out an operation and answers the object (`data` unwrapped), the page, the document, the text, or nothing.
   * @throws LgcdError, one class for each meaning
   */
  call<N extends OperationName>(operation: N, ...input: InputOf<N>): Promise<Answer<N>>;
  /** The same for hosts that choose the operation at run time. */
  dispatch(operation: OperationName, input: RawInput, options?: CallOptions): Promise<unknown>;
  /** All objects of a list, page after page, as they are asked for. */
  paginate<N extends PageOperationName>(
    operation: N,
    input: Input<N>,
    options?: PaginateOptions,
  ): AsyncGenerator<Returned<N>, void, undefined>;
}

/**
 * A client on a host: `createClient(fetchPlatform(), { accessToken })`.
 * @throws InputError for a base URL that is not https, or http where that is allowed
 */
export function createClient(platform: Platform, options: ClientOptions = {}): Client {
  const baseUrl = normaliseBaseUrl(options.baseUrl || defaultBaseUrl, options.allowHttpHosts ?? []);
  const attempts = new Attempts(platform, {
    baseUrl,
    accessToken: readAccessToken(options.accessToken) || undefined,
    maxRetries: options.maxRetries ?? 3,
    maxWait: options.maxWait ?? 60_000,
    random: options.random ?? Math.random,
  });

  const dispatch = async (
    operation: OperationName,
    input: RawInput,
    { signal, onlyNew }: CallOptions = {},
  ) => {
    if (!Object.hasOwn(operations, operation)) {
      throw new InputError(
        `There is no operation ${shownName(String(operation))}. An example is booking.create.`,
      );
    }
    return attempts.run(operation, input, { signal, onlyNew });
  };

  return {
    baseUrl,
    dispatch,
    call: (operation, ...[input, options]) =>
      dispatch(operation, (input ?? {}) as RawInput, options) as Promise<never>,
    paginate: <N extends PageOperationName>(operation: N, input: Input<N>, given?: PaginateOptions) =>
      paginate(
        operation,
        input as RawInput,
        (page) => dispatch(operation, page, given) as Promise<Page<Returned<N>>>,
        given,
      ),
  };
}
