import { trimmed } from '../input/blank.ts';
import { speaksHttp } from '../loopback.ts';
import { withoutEnd } from '../without-end.ts';
import { InputError } from './errors.ts';
import { readHttpHosts } from './http-hosts.ts';

/** Where LGCD serves its API. Source: published. */
export const defaultBaseUrl = 'https://api.lgcd.ma/v1';

const refuse = (message: string, example: string): never => {
  throw new InputError(`The base URL is not usable: ${message} An example is ${example}.`);
};

function parse(given: string, example: string): URL {
  try {
    return new URL(given);
  } catch {
    return refuse('it is not an address.', example);
  }
}

/** An address as people type it, without its scheme, is meant as https; where http is allowed, as http. */
function withScheme(given: string, httpHosts?: readonly string[]): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(given)) return given;
  const host = given.split(/[/?#]/, 1)[0]?.replace(/:\d+$/, '') ?? '';
  return `${speaksHttp(host.toLowerCase(), httpHosts) ? 'http' : 'https'}://${given}`;
}

/**
 * The address of a service without a slash at its end.
 * @param example of the service's own address, for the refusal
 * @param httpHosts hosts beside this machine that http is allowed to; left out where nobody can allow any
 * @throws InputError unless it is https, or http where that is allowed: a secret must not travel in the clear
 */
export function serviceUrl(
  given: string,
  example: string,
  httpHosts?: readonly string[],
): { origin: string; path: string } {
  const url = parse(withScheme(trimmed(given), httpHosts), example);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return refuse('it must begin with https://.', example);
  if (url.protocol === 'http:' && !speaksHttp(url.hostname, httpHosts)) {
    return refuse(
      `http would send the secret of the credential in the clear. Use https; http is for this machine only${httpHosts ? ', and for hosts that are named under Allow HTTP Hosts (allowHttpHosts)' : ''}.`,
      example,
    );
  }
  if (url.username || url.password) return refuse('it must not carry a user or a password.', example);
  if (url.search || url.hash) return refuse('it must not carry ? or #.', example);
  return { origin: url.origin, path: withoutEnd(url.pathname, '/') };
}

/** Pages of the API that people take its address from. */
const page = /\/(?:docs|openapi\.json)$/;

/**
 * The address that paths are added to. `/v1` and `/api/v1` are both LGCD's; an address that ends before its version gets
 * `/v1`, and one of the documentation is that of the API beside it.
 * @param allowHttpHosts hosts beside this machine that http is allowed to, as in `createClient`
 * @throws InputError
 */
export function normaliseBaseUrl(given: string, allowHttpHosts?: string | readonly string[]): string {
  const { origin, path } = serviceUrl(
    given,
    defaultBaseUrl,
    allowHttpHosts === undefined ? undefined : readHttpHosts(allowHttpHosts),
  );
  const api = path.replace(page, '');
  return `${origin}${/^(?:\/api)?$/.test(api) ? `${api}/v1` : api}`;
}
