/**
 * What domain code and handlers are given.
 *
 * How a handler is written: `handlers/<resource>.ts` exports one object, keyed by operation name and
 * `satisfies Pick<Handlers, …>`; see `handlers/rate.ts` for a whole one. When a handler runs, the request has passed
 * authentication, rate limit, plan, route binding, abilities and the contract's schema: `input` is typed and its ids
 * (fields with `x-resource` in the contract) are known to be the agency's. The handler checks what only the data can
 * tell (`throw invalid({ check_in: '…' })`), changes rows through `ctx.store`, tells of it with `ctx.emit`, and returns
 * the object of the contract; `routes.ts` writes `{"data":…}`, the paginator and the status. A handler that writes is
 * synchronous and runs in one transaction with its events; slow work goes into `ctx.background`.
 */
import type {
  EventData,
  EventName,
  Operation,
  OperationName,
  OperationOf,
  Returned,
} from '@lgcd/core-client/contract';
import type { z } from 'zod';
import type { TableOf } from '../resources/table-of.ts';
import type { Row } from '../resources/tables.ts';
import type { Clock } from './clock.ts';
import type { Page, Scope } from './store/scope.ts';

/** Who acts, for the audit log. */
export interface Actor {
  type: 'user' | 'token' | 'system';
  name: string | null;
  ip: string | null;
}

/** One agency's world, with or without a request: handlers, cockpit actions and the scheduler get it. */
export interface Domain {
  readonly agencyId: number;
  readonly actor: Actor;
  readonly store: Scope;
  readonly clock: Clock;
  /** `2026-07-15T10:23:41+00:00` by the server's clock. */
  now(): string;
  /** `2026-07-15` by the server's clock, UTC. */
  today(): string;
  /** `http://127.0.0.1:4010/v1`, for links in objects. */
  readonly baseUrl: string;
  /** Puts an event into the outbox, in the running transaction. */
  emit<E extends EventName>(event: E, data: EventData<E>): void;
  /** Sends an event to one webhook only, subscribed or not: the Test button. */
  deliver<E extends EventName>(webhook: Row<'webhooks'>, event: E, data: EventData<E>): Row<'deliveries'>;
  /** Sends the same bytes again, signed with the webhook's secret of now. */
  replay(delivery: Row<'deliveries'>): Row<'deliveries'>;
  /** All or nothing; joins a running transaction. What `emit` put out is sent after it. */
  transaction<T>(fn: () => T): T;
  /**
   * Starts slow work after the running transaction. The clock's `advance` and `close` wait for it; `signal` aborts on
   * close. It writes through `transaction`.
   */
  background(work: (signal: AbortSignal) => Promise<void>): void;
}

/** The merged path, query and body of an operation, after validation. */
type Merged<T> = { [K in keyof T as string extends K ? never : K]: T[K] };
export type Parsed<N extends OperationName> =
  OperationOf<N> extends Operation<infer P, infer Q, infer B, z.ZodType>
    ? Merged<z.output<P> & z.output<Q> & z.output<B>>
    : never;

type ResourceOf<N extends OperationName> = N extends `${infer R}.${string}` ? R : never;
type ParamsOf<N extends OperationName> =
  OperationOf<N> extends Operation<infer P, z.ZodObject, z.ZodObject, z.ZodType> ? z.output<P> : never;

type Bound<N extends OperationName> =
  ParamsOf<N> extends { id: number }
    ? ResourceOf<N> extends keyof TableOf
      ? Row<TableOf[ResourceOf<N>]>
      : undefined
    : undefined;
type Parent<N extends OperationName> =
  ParamsOf<N> extends { property_id: number }
    ? Row<'properties'>
    : ParamsOf<N> extends { webhook_id: number }
      ? Row<'webhooks'>
      : undefined;

/** A domain within a request to operation `N`. */
export interface Ctx<N extends OperationName = OperationName> extends Domain {
  readonly operation: N;
  /** The token of the caller; null for a route with a signed link. */
  readonly token: Row<'tokens'> | null;
  readonly agency: Row<'agencies'>;
  /** The row of `{id}` in the route. */
  readonly model: Bound<N>;
  /** The row of `{property_id}` or `{webhook_id}` in the route. */
  readonly parent: Parent<N>;
}

/**
 * What a handler returns: a page for `getAll`, else what the contract's `returns.schema` says (the object without
 * its `data` envelope, the whole document, the text, or nothing).
 */
export type Result<N extends OperationName> = N extends `${string}.getAll`
  ? Page<Returned<N>>
  : [Returned<N>] extends [undefined]
    ? // biome-ignore lint/suspicious/noConfusingVoidType: a handler of a 204 has nothing to return
      void
    : Returned<N>;

export type Handler<N extends OperationName> = (
  ctx: Ctx<N>,
  input: Parsed<N>,
) => Result<N> | Promise<Result<N>>;

/** One handler for each operation of the contract: a missing one does not compile. */
export type Handlers = { [N in OperationName]: Handler<N> };
