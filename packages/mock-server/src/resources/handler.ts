/**
 * What a handler is given and returns.
 *
 * `resources/<name>/handlers.ts` exports one object, keyed by operation name; see `resources/rate/handlers.ts` for a
 * whole one. When a handler runs, the request has passed authentication, rate limit, plan, route binding, abilities and
 * the contract's schema: `input` is typed and its ids (fields with `x-resource` in the contract) are known to be the
 * agency's. The handler checks what only the data can tell (`throw invalid({ check_in: '…' })`), changes rows through
 * `ctx.store`, tells of it with `ctx.emit`, and returns the object of the contract; `http/pipeline.ts` writes
 * `{"data":…}`, the paginator and the status. A handler that writes is synchronous and runs in one transaction with its
 * events; slow work goes into `ctx.background`.
 */
import type {
  Operation,
  OperationName,
  OperationOf,
  ParentOf,
  ResourceName,
  Returned,
} from '@lgcd/core-client/contract';
import type { z } from 'zod';
import type { Domain } from '../engine/domain.ts';
import type { Page } from '../engine/store/scope.ts';
import type { Row, tableOf } from './tables.ts';

type TableOf = typeof tableOf;

/** The row of an object of `R`; undefined for a resource that is only computed. */
type RowOf<R extends ResourceName> = TableOf[R] extends infer T extends Exclude<TableOf[ResourceName], null>
  ? Row<T>
  : undefined;

/** The merged path, query and body of an operation, after validation. */
type Merged<T> = { [K in keyof T as string extends K ? never : K]: T[K] };
export type Parsed<N extends OperationName> =
  OperationOf<N> extends Operation<infer P, infer Q, infer B, z.ZodType>
    ? Merged<z.output<P> & z.output<Q> & z.output<B>>
    : never;

type ResourceOf<N extends OperationName> = N extends `${infer R extends ResourceName}.${string}` ? R : never;
type ParamsOf<N extends OperationName> =
  OperationOf<N> extends Operation<infer P, z.ZodObject, z.ZodObject, z.ZodType> ? z.output<P> : never;

type Bound<N extends OperationName> = ParamsOf<N> extends { id: number } ? RowOf<ResourceOf<N>> : undefined;
type Parent<N extends OperationName> = [ParentOf<N>] extends [never] ? undefined : RowOf<ParentOf<N>>;

/** A domain within a request to operation `N`. */
export interface Ctx<N extends OperationName = OperationName> extends Domain {
  readonly operation: N;
  /** The token of the caller; null for a route with a signed link. */
  readonly token: Row<'tokens'> | null;
  readonly agency: Row<'agencies'>;
  /** The row of `{id}` in the route. */
  readonly model: Bound<N>;
  /** The row of `{<resource>_id}` in the route. */
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

/** The handlers of one resource. */
export type HandlersOf<R extends ResourceName> = Pick<Handlers, Extract<OperationName, `${R}.${string}`>>;
