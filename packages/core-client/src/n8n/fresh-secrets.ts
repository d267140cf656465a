/**
 * Secrets that `create` has just received. n8n writes a node's static data after `create` has returned, but a first
 * delivery can arrive sooner (a test ping always does), and would find no secret in what n8n has stored.
 */
const fresh = new Map<string, string>();
const kept = 1_000;

/** @param endpoint the webhook's URL as it was registered */
export function keepFreshSecret(endpoint: string, secret: string): void {
  fresh.delete(endpoint);
  if (fresh.size >= kept) fresh.delete(fresh.keys().next().value as string);
  fresh.set(endpoint, secret);
}

export const freshSecret = (endpoint: string): string | undefined => fresh.get(endpoint);

export function dropFreshSecret(endpoint: string): void {
  fresh.delete(endpoint);
}
