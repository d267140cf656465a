import type { Agent as HttpAgent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { Agent } from './node-http.ts';

/**
 * Connections to receivers, kept open from one delivery to the next: opening one costs more than a delivery. They are
 * Node's own pools; undici's cost the same here and take a `100 Continue` for an error.
 */
export interface Connections {
  /** What keeps connections to the address; undefined for a receiver that does not keep its side open. */
  of(url: URL): HttpAgent | undefined;
  /** A kept connection broke without an answer: each delivery to this receiver gets a connection of its own. */
  distrust(url: string): void;
  close(): void;
}

/**
 * Milliseconds. Servers close an idle connection after 2 seconds and more; a delivery must not be under way on it then,
 * since nobody could say whether it has arrived.
 */
const idleMs = 1000;
const mostDistrusted = 1000;

export function createConnections(): Connections {
  const options = { keepAlive: true, timeout: idleMs };
  const plain = new Agent(options);
  const secure = new SecureAgent(options);
  const distrusted = new Set<string>();
  return {
    of(url) {
      if (distrusted.has(url.origin)) return undefined;
      return url.protocol === 'https:' ? secure : plain;
    },
    distrust(url) {
      if (distrusted.size >= mostDistrusted) distrusted.clear();
      distrusted.add(new URL(url).origin);
    },
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
}
