import type { OperationName } from '../contract/index.ts';
import { UnexpectedAnswerError } from './errors.ts';
import type { RawInput } from './request.ts';
import type { CallOptions, Page } from './types.ts';

/** What LGCD gives at most on one page. */
const fullPage = 100;

/** How much of a list is read. */
export interface PaginateOptions extends CallOptions {
  /** Stop after this many objects; all of them when left out. */
  limit?: number | undefined;
}

const idOf = (item: unknown): unknown => (item as { id?: unknown } | null)?.id;

/**
 * All objects of a list, page by page, as they are asked for. An object that slips to the next page while the list
 * grows in front of it comes once.
 * @throws UnexpectedAnswerError when the server does not turn the page, so that no list goes on for ever
 */
export async function* paginate<T>(
  operation: OperationName,
  input: RawInput,
  fetchPage: (input: RawInput) => Promise<Page<T>>,
  { limit = Number.POSITIVE_INFINITY }: PaginateOptions = {},
): AsyncGenerator<T, void, undefined> {
  const perPage = Math.min(fullPage, Number(input.per_page ?? limit));
  const seen = new Set<unknown>();
  let given = 0;
  if (limit <= 0) return;
  for (let page = Number(input.page ?? 1); ; page += 1) {
    const { data, links, meta } = await fetchPage({ ...input, page, per_page: perPage });
    if (meta.current_page !== page) {
      throw new UnexpectedAnswerError(
        `${operation} was asked for page ${page} and answered page ${meta.current_page}. The list would never end, so it was stopped.`,
        { operation },
      );
    }
    for (const item of data) {
      const id = idOf(item);
      if (id !== undefined && seen.has(id)) continue;
      seen.add(id);
      yield item;
      given += 1;
      if (given >= limit) return;
    }
    if (data.length === 0 || links.next === null || page >= meta.last_page) return;
  }
}
