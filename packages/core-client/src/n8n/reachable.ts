import { isLoopback } from '../loopback.ts';

/** Hosts of a private network, and names without a dot, which only a local resolver knows. */
const local =
  /^(10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|[^.:[\]]+|.+\.(local|internal|lan))$/i;

const isLocal = (host: string) => isLoopback(host) || host === '0.0.0.0' || local.test(host);

/**
 * Why the service could not deliver to a webhook's URL, or `undefined` when it could: a URL on this machine or in
 * this network can be reached by an API that runs there too, and by no other.
 */
export function unreachable(webhookUrl: string, apiBaseUrl: string): string | undefined {
  const target = new URL(webhookUrl);
  const api = new URL(apiBaseUrl);
  // An API over http is one of this network: the client takes no other.
  if (isLocal(api.hostname) || api.protocol === 'http:') return undefined;
  if (isLocal(target.hostname)) {
    return `${api.hostname} can't reach ${target.origin}. Set WEBHOOK_URL to the public https address of this n8n, restart it, and activate the workflow again.`;
  }
  if (target.protocol !== 'https:') {
    return `${api.hostname} delivers to https only, and this n8n calls itself ${target.origin}. Set WEBHOOK_URL to its public https address, restart it, and activate the workflow again.`;
  }
  return undefined;
}
