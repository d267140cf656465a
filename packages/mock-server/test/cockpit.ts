import { cockpit as cockpitApp } from '../src/cockpit/index.ts';
import { type Server, type ServerOptions, startServer } from '../src/http/server.ts';

/** A page or an answer of the cockpit. */
export interface Page {
  status: number;
  html: string;
  /** Where it redirects to. */
  location: string | null;
  headers: Headers;
}

export interface Form {
  action: string;
  method: string;
  values: [string, string][];
}

export interface Cockpit extends Server {
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  /** Posts a form; a list gives a field several times. */
  post(
    path: string,
    values?: Record<string, string | readonly string[]>,
    headers?: Record<string, string>,
  ): Promise<Page>;
}

const pageOf = async (answer: Response): Promise<Page> => ({
  status: answer.status,
  html: await answer.text(),
  location: answer.headers.get('location'),
  headers: answer.headers,
});

/** A server with its cockpit at agency 42; paths are those below the agency unless they begin with `/cockpit`. */
export async function startCockpit(options: ServerOptions = {}): Promise<Cockpit> {
  const server = await startServer({ clock: '2026-07-15T10:00:00Z', ...options });
  const address = (path: string) => server.url + (path.startsWith('/cockpit') ? path : `/cockpit/42${path}`);
  return {
    ...server,
    get: async (path, headers = {}) => pageOf(await fetch(address(path), { headers, redirect: 'manual' })),
    async post(path, values = {}, headers = {}) {
      const body = new URLSearchParams();
      for (const [name, given] of Object.entries(values)) {
        for (const value of typeof given === 'string' ? [given] : given) body.append(name, value);
      }
      return pageOf(
        await fetch(address(path), {
          method: 'POST',
          body,
          redirect: 'manual',
          headers: { Origin: server.url, ...headers },
        }),
      );
    },
  };
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Text of the markup, with its entities resolved. */
export const resolved = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

/** What a reader sees of the markup. */
export const textOf = (html: string): string => resolved(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');

/** The text of the block of code with this id. */
export function codeOf(html: string, id: string): string {
  const found = new RegExp(`<pre[^>]* id="${id}"[^>]*><code>(.*?)</code></pre>`, 's').exec(html)?.[1];
  if (found === undefined) throw new Error(`The page has no block of code called ${id}.`);
  return resolved(found.replace(/<\/?span[^>]*>/g, ''));
}

export const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a\s[^>]*href="([^"]*)"/g)].map(([, href]) => resolved(href ?? ''));

/** The forms of a page with what they would send as they stand. */
export const formsOf = (html: string): Form[] =>
  [...html.matchAll(/<form\s([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = '', inner = '']) => ({
    action: resolved(/action="([^"]*)"/.exec(attributes)?.[1] ?? ''),
    method: /method="([^"]*)"/.exec(attributes)?.[1] ?? 'get',
    values: [...inner.matchAll(/<input\s([^>]*)>/g)].flatMap(([, input = '']): [string, string][] => {
      const name = /name="([^"]*)"/.exec(input)?.[1];
      const box = /type="(checkbox|radio)"/.test(input) && !/\schecked/.test(input);
      return name === undefined || box ? [] : [[name, resolved(/value="([^"]*)"/.exec(input)?.[1] ?? '')]];
    }),
  }));

/** Every route, with what its placeholders stand for. */
export function routesOf({ core, seed }: Server, method: 'GET' | 'POST'): string[] {
  const fill = (path: string) =>
    path
      .replace(/:agency\{[^/]*\}/, '42')
      .replace('/do/:name', '/do/booking.confirm')
      .replace('/events/:name', '/events/booking.created')
      .replace('/assets/:name', '/assets/cockpit.css')
      .replace(/:id\{[^/]*\}/g, '1');
  const found = cockpitApp(core, seed).routes.filter((route) => route.method === method);
  return [...new Set(found.map(({ path }) => `/cockpit${fill(path)}`.replace(/(?<=.)\/$/, '')))];
}
