/**
 * Query strings and forms as PHP reads and writes them: `a[]=1`, `a[0]=1`, `a[b][c]=1`. Source: PHP's `parse_str` and
 * `http_build_query`, with its limits.
 */
const maxParameters = 1000;
const maxDepth = 64;

export type Params = { [name: string]: string | Params };

const node = (): Params => Object.create(null) as Params;

function decodeText(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    // Not UTF-8, or a stray `%`: what can be read is kept.
    const bytes = spaced.replace(/%([0-9a-f]{2})|[\u0080-\uffff]+/gi, (match, hex?: string) =>
      hex ? String.fromCharCode(Number.parseInt(hex, 16)) : Buffer.from(match).toString('latin1'),
    );
    return Buffer.from(bytes, 'latin1').toString();
  }
}

/** `a.b[c][]` as `['a_b', 'c', '']`. An unclosed bracket belongs to the name. */
function segments(name: string): string[] {
  const open = name.indexOf('[');
  const base = (open > 0 ? name.slice(0, open) : name).replace(/[ .[]/g, '_');
  if (open <= 0) return [base];
  const rest = name.slice(open);
  const found = rest.match(/^(\[[^\]]*\])+/)?.[0];
  if (!found) return [(base + rest).replace(/[ .[]/g, '_')];
  return [base, ...found.slice(1, -1).split('][')];
}

const nextIndex = (at: Params): string =>
  String(
    Object.keys(at).reduce(
      (next, key) => (/^\d{1,9}$/.test(key) ? Math.max(next, Number(key) + 1) : next),
      0,
    ),
  );

function put(root: Params, path: string[], value: string): void {
  let at = root;
  path.forEach((segment, index) => {
    const key = segment === '' ? nextIndex(at) : segment;
    if (index === path.length - 1) {
      at[key] = value;
      return;
    }
    const child = at[key];
    const next = typeof child === 'object' ? child : node();
    at[key] = next;
    at = next;
  });
}

export function fromPairs(pairs: Iterable<readonly [string, string]>): Params {
  const root = node();
  let count = 0;
  for (const [name, value] of pairs) {
    const path = segments(name.trimStart());
    if (path[0] === '' || path.length > maxDepth) continue;
    if (++count > maxParameters) break;
    put(root, path, value);
  }
  return root;
}

export const parseParams = (query: string): Params =>
  fromPairs(
    query
      .split('&', maxParameters + 1)
      .filter((pair) => pair !== '')
      .map((pair) => {
        const equals = pair.indexOf('=');
        return equals < 0
          ? ([decodeText(pair), ''] as const)
          : ([decodeText(pair.slice(0, equals)), decodeText(pair.slice(equals + 1))] as const);
      }),
  );

/** RFC 3986: spaces as `%20`, brackets escaped. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The pairs of a query string; null values are left out, as PHP does. */
export function toPairs(params: unknown, prefix = ''): string[] {
  if (params === null || params === undefined) return [];
  if (typeof params !== 'object') return [`${encoded(prefix)}=${encoded(String(params))}`];
  return Object.entries(params).flatMap(([key, value]) =>
    toPairs(value, prefix === '' ? key : `${prefix}[${key}]`),
  );
}
