import type { Method } from '../contract/define.ts';
import type { Headers } from '../headers.ts';

/** A request as the host has to send it. */
export interface PlatformRequest {
  method: Method;
  /** The whole address, its query included. */
  url: string;
  /** `Authorization` is among them only when the client was given a token. */
  headers: Readonly<Record<string, string>>;
  /** JSON text; absent when nothing is sent. */
  body?: string;
  /** Whether the operation takes a bearer token. A host that adds its own authentication leaves others alone. */
  authenticated: boolean;
  /** Where the caller may end the request. A host that can't end it may leave it: the client waits no longer. */
  signal?: AbortSignal;
}

/** Whatever came back, whatever its status. */
export interface PlatformResponse {
  status: number;
  headers: Headers;
  /** The text of the answer, or what the host has already parsed of it. */
  body: unknown;
}

/** Why the client waits: for the requests of the next minute, or to ask again after trouble. */
export type WaitReason = 'limit' | 'trouble';

/**
 * What the client needs of its host. It does no input or output of its own, and never reads a clock.
 * - `send` answers every HTTP status, and throws only when there was no answer. It follows no redirect.
 * - `sleep` waits; it may throw where waiting is not allowed: the client then gives up and says when to come back.
 * - `now` is in milliseconds since 1970.
 */
export interface Platform {
  send(request: PlatformRequest): Promise<PlatformResponse>;
  sleep(ms: number, why: WaitReason, signal?: AbortSignal): Promise<void>;
  now(): number;
}
