import type { Input, OperationName, Returned } from '../contract/index.ts';

/** Operations that answer page by page. */
export type PageOperationName = Extract<OperationName, `${string}.getAll`>;

/** Laravel's paginated resource. Source: published ("Laravel pagination"); fields recorded from Laravel. */
export interface Page<T> {
  data: T[];
  links: { first: string | null; last: string | null; prev: string | null; next: string | null };
  meta: {
    current_page: number;
    from: number | null;
    last_page: number;
    links: { url: string | null; label: string; page?: number | null; active: boolean }[];
    path: string;
    per_page: number;
    to: number | null;
    total: number;
  };
}

/** What `call` answers: a whole page for lists, the object itself for the rest. */
export type Answer<N extends OperationName> = N extends PageOperationName ? Page<Returned<N>> : Returned<N>;

/** What a call takes beside its input. */
export interface CallOptions {
  /** Ends the call with an `AbortedError`: a request under way, and the waits before another one. */
  signal?: AbortSignal | undefined;
  /** For a create: a key that is taken is refused also where the object that has it is what was sent. */
  onlyNew?: boolean | undefined;
}

/** The input, which may be left out where nothing in it is required, and what else a call takes. */
export type InputOf<N extends OperationName> =
  Record<never, never> extends Input<N>
    ? [input?: Input<N>, options?: CallOptions]
    : [input: Input<N>, options?: CallOptions];
