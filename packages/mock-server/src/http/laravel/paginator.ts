import type { Page } from '../../engine/store/scope.ts';
import { toPairs } from './params.ts';

interface Link {
  url: string | null;
  label: string;
  page?: number | null;
  active: boolean;
}

/** Pages on each side of the current one. Source: Laravel's default `onEachSide`. */
const onEachSide = 3;

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** The page numbers that are shown; null stands for `...`. Source: Laravel's UrlWindow, recorded. */
export function slider(current: number, last: number): (number | null)[] {
  const reach = onEachSide + 4;
  if (last < onEachSide * 2 + 8) return range(1, last);
  if (current <= reach) return [...range(1, reach + onEachSide), null, last - 1, last];
  if (current > last - reach) return [1, 2, null, ...range(last - (reach + onEachSide - 1), last)];
  return [1, 2, null, ...range(current - onEachSide, current + onEachSide), null, last - 1, last];
}

/** Laravel's paginated resource. `path` is the address without its query, `query` the cleaned parameters. */
export function paginate<T>(page: Page<T>, path: string, query: Readonly<Record<string, unknown>>) {
  const { items, total, page: current, perPage } = page;
  const last = Math.max(1, Math.ceil(total / perPage));
  const { page: _, ...others } = query;
  const kept = toPairs(others);
  const url = (number: number | null) =>
    number === null ? null : `${path}?${[...kept, `page=${number}`].join('&')}`;
  const previous = current > 1 ? current - 1 : null;
  const next = current < last ? current + 1 : null;
  const links: Link[] = [
    { url: url(previous), label: '&laquo; Previous', page: previous, active: false },
    ...slider(current, last).map(
      (number): Link =>
        number === null
          ? { url: null, label: '...', active: false }
          : { url: url(number), label: String(number), page: number, active: number === current },
    ),
    { url: url(next), label: 'Next &raquo;', page: next, active: false },
  ];
  const first = items.length > 0 ? (current - 1) * perPage + 1 : null;
  return {
    data: items,
    links: { first: url(1), last: url(last), prev: url(previous), next: url(next) },
    meta: {
      current_page: current,
      from: first,
      last_page: last,
      links,
      path,
      per_page: perPage,
      to: first === null ? null : first + items.length - 1,
      total,
    },
  };
}
