import { normaliseBaseUrl } from '@lgcd/core-client';

/** The API behind the proxy. */
export interface Upstream {
  /** `https://api.lgcd.ma/v1`. */
  url: string;
  isSecure: boolean;
  hostname: string;
  port: string;
  /** With its port, for the Host header. */
  host: string;
  /** `/v1`: what paths are added to. */
  path: string;
}

/**
 * The address given with `--record`.
 * @throws RangeError unless it is https, or http on this machine: a token must not travel in the clear
 */
export function readUpstream(given: string): Upstream {
  let url: string;
  try {
    url = normaliseBaseUrl(given);
  } catch (error) {
    throw new RangeError(`--record: ${(error as Error).message}`);
  }
  const { protocol, hostname, port, host, pathname } = new URL(url);
  return {
    url,
    isSecure: protocol === 'https:',
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    host,
    path: pathname,
  };
}
