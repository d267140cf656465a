import { Hono } from 'hono';
import type { Env } from './serve-api.ts';

/** A part of the server without its path; typed loosely, since each part has variables of its own. */
// biome-ignore lint/suspicious/noExplicitAny: only `fetch` is used, whatever the part's environment
type Part = Hono<any>;

/**
 * Mounts a part at `path`, and loads it when it is first asked for: the API answers well before pages, specifications
 * and parsers that many runs never need are read.
 *
 * @param below the routes of the part, where others share its path; all of them unless told
 */
export function mountLazily(
  app: Hono<Env>,
  path: string,
  load: () => Promise<Part>,
  below: readonly string[] = [''],
): void {
  let loaded: Promise<Part> | undefined;
  const part = () => {
    loaded ??= load().then((found) => new Hono().route(path, found));
    return loaded;
  };
  for (const route of below) {
    app.all(`${path}${route}`, async (c) => (await part()).fetch(c.req.raw, c.env));
    app.all(`${path}${route}/*`, async (c) => (await part()).fetch(c.req.raw, c.env));
  }
}
