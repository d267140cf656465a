/** A page of a list as Laravel answers it. */
export function page(data: readonly unknown[], { current = 1, last = 1, perPage = 50 } = {}) {
  return {
    data,
    links: { first: null, last: null, prev: null, next: current < last ? 'https://next.test' : null },
    meta: {
      current_page: current,
      from: 1,
      last_page: last,
      links: [],
      path: 'https://api.lgcd.test',
      per_page: perPage,
      to: data.length,
      total: data.length,
    },
  };
}
