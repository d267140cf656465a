import { isLoopback } from '@lgcd/core-client/webhook';
import type { MiddlewareHandler } from 'hono';
import { type Cors, letsIn } from './cors.ts';
import { prefixes } from './match-route.ts';
import type { Env } from './serve-api.ts';

/**
 * Hosts that no stranger's DNS can point at this machine: IP addresses, loopback names, names without a dot (a
 * container's), and Docker's name for its host.
 */
const isLocalName = (host: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(host) ||
  host.startsWith('[') ||
  !host.includes('.') ||
  isLoopback(host) ||
  host === 'host.docker.internal';

const hostName = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** Who may reach the server, beside this machine's own names and pages. */
export interface Reach {
  /** The address given with `--host`. */
  host: string;
  publicUrl: string | undefined;
  /** Whose pages may use the API. */
  cors: Cors;
}

/** Tells the Host headers that mean this machine. */
export function ownHosts({ host: bound, publicUrl }: Reach): (host: string) => boolean {
  const shown = publicUrl === undefined ? undefined : urlOf(publicUrl);
  return (host) => {
    const name = hostName(host);
    return isLocalName(name) || name === bound.toLowerCase() || name === shown?.hostname;
  };
}

const isApi = (path: string): boolean =>
  prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));

/**
 * Keeps other web sites out, on every surface: a Host header that a rebound DNS name would send is refused, and so is a
 * change that comes from a page of another origin. Only the API can be opened to such pages: its tokens are asked for
 * there, while `/_mock` and `/cockpit` take whoever comes.
 */
export function guard(reach: Reach): MiddlewareHandler<Env> {
  const { publicUrl, cors } = reach;
  const shown = publicUrl === undefined ? undefined : urlOf(publicUrl);
  const isOurs = ownHosts(reach);
  const isForeign = (origin: string, host: string) => {
    const page = urlOf(origin);
    return page === undefined || (page.host !== host.toLowerCase() && page.origin !== shown?.origin);
  };
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    const name = hostName(host);
    if (!isOurs(host)) {
      return c.json(
        {
          message: `The host "${name}" is not this machine's. Call the mock server by localhost, its IP address, or the name given with --host or --public-url.`,
        },
        403,
      );
    }
    const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const foreign =
      origin === undefined ? site === 'cross-site' || site === 'same-site' : isForeign(origin, host);
    if (changes && foreign && !(isApi(c.req.path) && letsIn(cors, origin))) {
      return c.json({ message: 'A page of another origin must not change the mock server.' }, 403);
    }
    return next();
  };
}
