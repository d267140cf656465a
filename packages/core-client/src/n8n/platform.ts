import type { Platform, PlatformRequest, PlatformResponse, WaitReason } from '../client/platform.ts';
import type { Headers } from '../headers.ts';

/** What of n8n's request options the platform sets. */
interface RequestOptions {
  method: PlatformRequest['method'];
  url: string;
  headers: Record<string, string>;
  body?: string;
  json: false;
  encoding: 'text';
  returnFullResponse: true;
  ignoreHttpStatusErrors: true;
  disableFollowRedirect: true;
  timeout: number;
}

/** What of n8n's functions the platform needs; every kind of them has it. */
export interface RequestContext {
  helpers: {
    httpRequest(options: RequestOptions): Promise<unknown>;
    httpRequestWithAuthentication: {
      // n8n declares `this` by the kind of context; each of them has these helpers.
      // biome-ignore lint/suspicious/noExplicitAny: bound to whatever context the helper belongs to
      call(context: any, credentialName: string, options: RequestOptions): Promise<unknown>;
    };
  };
}

/** Longer than the slowest answer takes, and short enough that a run does not hang on a dead connection. */
const longestMs = 60_000;

/** The credential that signs requests, the waits, and who hears of them. */
export interface N8nPlatformOptions {
  credentialName: string;
  /** n8n-workflow's `sleep`. */
  sleep: (ms: number) => Promise<void>;
  /** Hears of each wait when it begins. */
  onWait?: (ms: number, why: WaitReason, now: number) => void;
  timeoutMs?: number;
}

/** n8n as the host of a client: its HTTP helper with the stored credential, and its own sleep. */
export function n8nPlatform(
  context: RequestContext,
  { credentialName, sleep, onWait, timeoutMs = longestMs }: N8nPlatformOptions,
): Platform {
  async function send(request: PlatformRequest): Promise<PlatformResponse> {
    const options: RequestOptions = {
      method: request.method,
      url: request.url,
      headers: { ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      json: false,
      encoding: 'text',
      returnFullResponse: true,
      ignoreHttpStatusErrors: true,
      // A redirect is no answer of the API, and would carry the credential to another host.
      disableFollowRedirect: true,
      timeout: timeoutMs,
    };
    const { helpers } = context;
    const response = (await (request.authenticated
      ? helpers.httpRequestWithAuthentication.call(context, credentialName, options)
      : helpers.httpRequest(options))) as { statusCode: number; headers: Headers; body: unknown };
    return { status: response.statusCode, headers: response.headers, body: response.body };
  }
  return {
    send,
    sleep(ms, why) {
      onWait?.(ms, why, Date.now());
      return sleep(ms);
    },
    now: () => Date.now(),
  };
}
