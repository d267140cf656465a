import { type Html, html } from './html.ts';
import { query } from './query.ts';
import { count } from './text.ts';

export interface Paging {
  total: number;
  page: number;
  perPage: number;
}

/** The page that a query string asks for; anything else than a number from 1 is the first. */
export const pageOf = (value: string | undefined): number => {
  const page = Number(value);
  return Number.isSafeInteger(page) && page > 0 && page < 1_000_000 ? page : 1;
};

/** `16 to 30 of 412`, and links that keep the filters. */
export function pager({ total, page, perPage }: Paging, filters: Record<string, string | undefined>): Html {
  if (total === 0) return html``;
  const last = Math.max(1, Math.ceil(total / perPage));
  const from = Math.min((page - 1) * perPage + 1, total);
  const to = Math.min(page * perPage, total);
  const link = (target: number, text: string, rel: string) =>
    target < 1 || target > last
      ? html`<span class="button small" aria-disabled="true" hidden>${text}</span>`
      : html`<a class="button small" rel="${rel}" href="${query({ ...filters, page: target === 1 ? undefined : target }) || '?'}">${text}</a>`;
  return html`
    <nav class="pager" aria-label="Pages">
      <span>${count(from)} to ${count(to)} of ${count(total)}</span>
      ${last > 1 ? html`<span class="row">${link(page - 1, 'Previous', 'prev')}<span>Page ${page} of ${count(last)}</span>${link(page + 1, 'Next', 'next')}</span>` : ''}
    </nav>`;
}
