import { defaultBaseUrl, InputError, normaliseBaseUrl } from '@lgcd/core-client';

/** A host name of the public internet: no address in digits, nothing that only a private network knows. */
const publicHost =
  /^(?=.{4,253}$)(?!.*\.(local|localhost|internal|lan|home|arpa)$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** For `zapier-platform invoke` and tests against a server on the same machine; unset on Zapier. */
const allowsLoopback = (): boolean => process.env.LGCD_ALLOW_LOOPBACK === '1';

/**
 * The API's address of a connection. The token goes there, out of Zapier's own network, so only public hosts and https
 * are taken (Zapier's check D026).
 * @throws InputError saying what is wrong with the address
 */
export function baseUrlOf(given: string | undefined): string {
  const baseUrl = normaliseBaseUrl(given?.trim() || defaultBaseUrl);
  const { protocol, hostname } = new URL(baseUrl);
  if (allowsLoopback() && (protocol === 'http:' || hostname === 'localhost')) return baseUrl;
  if (protocol === 'https:' && publicHost.test(hostname)) return baseUrl;
  throw new InputError(
    `The base URL is not usable: it must be https on a public host name. Leave it empty for ${defaultBaseUrl}.`,
  );
}
