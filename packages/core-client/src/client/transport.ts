import type { OperationName } from '../contract/index.ts';
import type { OperationFacts } from '../operation-table.ts';
import { TransportError } from './errors.ts';
import { failureCode, redactedCause } from './redact.ts';

/** These come before a connection stands, and never after. Names of Node's and undici's errors. */
const beforeConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** These come while connecting, and just as well when a network goes away under a connection that has sent. */
const anyTime = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'ETIMEDOUT']);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Whether it failed while connecting: Node says so in `syscall`, and at the beginning of the message. */
function whileConnecting(thrown: unknown, depth = 0): boolean {
  if (typeof thrown !== 'object' || thrown === null || depth > 3) return false;
  const { syscall, message, errors, cause } = thrown as Record<string, unknown>;
  if (syscall !== undefined) return syscall === 'connect';
  // Every address of a host was tried.
  const attempts = listOf(errors);
  if (attempts.length > 0) return attempts.every((one) => whileConnecting(one, depth + 1));
  if (typeof message === 'string' && /^connect E[A-Z]+\b/.test(message)) return true;
  return whileConnecting(cause, depth + 1);
}

const advice: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens there. Check the base URL.',
  ENOTFOUND: 'The host does not exist. Check the base URL.',
  EAI_AGAIN: 'The name of the host could not be looked up. Check the network.',
  CERT_HAS_EXPIRED: 'The certificate of the host has expired.',
};

export interface Failure {
  error: TransportError;
  neverSent: boolean;
}

/** The error for a request that got no answer; the token is in neither its message nor its cause. */
export function failureOf(
  operation: OperationName,
  facts: OperationFacts,
  thrown: unknown,
  token: string | undefined,
): Failure {
  const cause = redactedCause(thrown, token);
  const code = failureCode(cause) ?? '';
  const neverSent = beforeConnected.has(code) || (anyTime.has(code) && whileConnecting(thrown));
  const outcomeUnknown = !neverSent && facts.method !== 'GET';
  const what = code || cause.message || 'no answer';
  const then = outcomeUnknown
    ? ' Whether it was carried out is not known: look before you repeat it.'
    : ` ${advice[code] ?? 'Check the network, and try again.'}`;
  return {
    error: new TransportError(`LGCD did not answer ${operation} (${what}).${then}`, outcomeUnknown, {
      operation,
      cause,
    }),
    neverSent,
  };
}
