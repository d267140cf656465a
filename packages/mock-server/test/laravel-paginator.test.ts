import { describe, expect, it } from '@jest/globals';
import { clean } from '../src/http/laravel/clean.ts';
import { phpJson } from '../src/http/laravel/json.ts';
import { paginate, slider } from '../src/http/laravel/paginator.ts';
import { parseParams } from '../src/http/laravel/params.ts';
import { golden } from './golden.ts';

const path = 'https://api.example.com/api/v1/bookings';

/** Everything behind the data, as the recorded application answered it. */
function behindData(query: string, total: number) {
  const params = clean(parseParams(query)) as Record<string, string>;
  const perPage = Number(params.per_page);
  const page = Number(params.page);
  const items = Array.from({ length: Math.max(0, Math.min(perPage, total - (page - 1) * perPage)) }, () => 0);
  const body = phpJson(paginate({ items, total, page, perPage }, path, params));
  return body.slice(body.indexOf('"links"'));
}

describe('The paginator', () => {
  it('writes the recorded slider, keeps the query, and escapes its spaces as %20', () => {
    const { body } = golden('GET /api/v1/bookings?per_page=2&page=8&status=a b');
    const recorded = body.slice(body.indexOf('"links"'));
    // The record is cut off in the middle of its last key, `total`.
    expect(behindData('per_page=2&page=8&status=a%20b', 31).slice(0, recorded.length)).toBe(recorded);
    expect(recorded.endsWith('"to":16,"t')).toBe(true);
  });

  it('answers a page behind the last one with no data', () => {
    const { body } = golden('GET /api/v1/bookings?per_page=15&page=99');
    expect(behindData('per_page=15&page=99', 31)).toBe(body.slice(body.indexOf('"links"')));
  });

  it.each([
    [1, 1, '1'],
    [1, 13, '1 2 3 4 5 6 7 8 9 10 11 12 13'],
    [1, 14, '1 2 3 4 5 6 7 8 9 10 . 13 14'],
    [7, 16, '1 2 3 4 5 6 7 8 9 10 . 15 16'],
    [8, 16, '1 2 . 5 6 7 8 9 10 11 . 15 16'],
    [9, 16, '1 2 . 6 7 8 9 10 11 12 . 15 16'],
    [10, 16, '1 2 . 7 8 9 10 11 12 13 14 15 16'],
    [99, 20, '1 2 . 11 12 13 14 15 16 17 18 19 20'],
  ])('shows on page %i of %i: %s', (current, last, shown) => {
    expect(
      slider(current, last)
        .map((page) => page ?? '.')
        .join(' '),
    ).toBe(shown);
  });

  it('has one page when there is nothing to show', () => {
    const { meta, links } = paginate({ items: [], total: 0, page: 1, perPage: 15 }, path, {});
    expect(meta).toMatchObject({ last_page: 1, from: null, to: null, total: 0 });
    expect(links).toEqual({ first: `${path}?page=1`, last: `${path}?page=1`, prev: null, next: null });
  });

  it('writes arrays of the query with their index, and leaves out what is empty', () => {
    const params = clean(parseParams('ids[]=1&ids[]=2&empty=&page=3')) as Record<string, string>;
    const { links } = paginate({ items: [], total: 0, page: 1, perPage: 15 }, path, params);
    expect(links.first).toBe(`${path}?ids%5B0%5D=1&ids%5B1%5D=2&page=1`);
  });
});
