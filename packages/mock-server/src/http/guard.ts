import { isLoopback } from '@lgcd/core-client/webhook';
import type { MiddlewareHandler } from 'hono';
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

const sameOrigin = (origin: string, host: string): boolean => {
  try {
    return new URL(origin).host === host.toLowerCase();
  } catch {
    return false;
  }
};

/**
 * Keeps other web sites out of what has no bearer token, `/_mock` and `/cockpit`: a Host header that a rebound DNS name
 * would send is refused, and so is a change that comes from a page of another origin.
 */
export const guard =
  (boundHost: string): MiddlewareHandler<Env> =>
  async (c, next) => {
    const host = c.req.header('host') ?? '';
    const name = hostName(host);
    if (!isLocalName(name) && name !== boundHost.toLowerCase()) {
      return c.json(
        {
          message: `The host "${name}" is not this machine's. Call the mock server by localhost, its IP address, or the name given with --host.`,
        },
        403,
      );
    }
    const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const foreign =
      origin === undefined ? site === 'cross-site' || site === 'same-site' : !sameOrigin(origin, host);
    if (changes && foreign) {
      return c.json({ message: 'A page of another origin must not change the mock server.' }, 403);
    }
    return next();
  };
