import type { OperationName } from '../contract/index.ts';
import type { OperationFacts } from '../operation-table.ts';
import { TransportError } from './errors.ts';
import { failureCode, redactedCause } from './redact.ts';

/** The connection was never made, so nothing can have been carried out. Names of Node's and undici's errors. */
const neverSentCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

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
  const code = failureCode(cause);
  const neverSent = code !== undefined && neverSentCodes.has(code);
  const outcomeUnknown = !neverSent && facts.method !== 'GET';
  const what = code ?? (cause.message || 'no answer');
  const then = outcomeUnknown
    ? ' Whether it was carried out is not known: look before you repeat it.'
    : ` ${advice[code ?? ''] ?? 'Check the network, and try again.'}`;
  return {
    error: new TransportError(`LGCD did not answer ${operation} (${what}).${then}`, outcomeUnknown, {
      operation,
      cause,
    }),
    neverSent,
  };
}
