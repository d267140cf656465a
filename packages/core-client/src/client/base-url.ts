import { isLoopback } from '../loopback.ts';
import { InputError } from './errors.ts';

/** Where LGCD serves its API. Source: published. */
export const defaultBaseUrl = 'https://api.lgcd.ma/v1';

const refuse = (message: string): never => {
  throw new InputError(`The base URL is not usable: ${message} An example is ${defaultBaseUrl}.`);
};

function parse(given: string): URL {
  try {
    return new URL(given);
  } catch {
    return refuse('it is not an address.');
  }
}

/**
 * The address that paths are added to, without a slash at its end. `/v1` and `/api/v1` are both LGCD's; an address
 * without a path gets `/v1`.
 * @throws InputError unless it is https, or http on this machine: a token must not travel in the clear
 */
export function normaliseBaseUrl(given: string): string {
  const url = parse(given.trim());
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('it must begin with https://.');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return refuse('http would send the access token in the clear. Use https; http is for this machine only.');
  }
  if (url.username || url.password) return refuse('it must not carry a user or a password.');
  if (url.search || url.hash) return refuse('it must not carry ? or #.');
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path || '/v1'}`;
}
