import {
  LgcdError,
  PriceSyncError,
  RateLimitedError,
  UnauthenticatedError,
  ValidationError,
} from '@lgcd/core-client';
import type { ZObject } from 'zapier-platform-core';
import { catalog } from './contract.ts';

const labelOf = ({ operation }: LgcdError, name: string): string => {
  const [first = name, ...rest] = name.split('.');
  const field = operation && catalog.operations[operation].input.find((input) => input.name === first);
  return [field?.label ?? first, ...rest].join(' ');
};

/** LGCD's refusal with the labels that the user sees in the form. */
function refusal(error: ValidationError): string {
  const lines = Object.entries(error.fields).map(
    ([name, said]) => `${labelOf(error, name)}: ${said.join(' ')}`,
  );
  return lines.length > 0 ? `LGCD refuses this. ${lines.join(' ')}` : error.message;
}

/**
 * The client's errors as Zapier's: what Zapier retries (429), what asks the user to reconnect (401), and what the user
 * reads (all else: the ability by name, the field by label). Other errors pass as they are.
 */
export function zapierError(z: ZObject, error: unknown): unknown {
  if (!(error instanceof LgcdError)) return error;
  // A synchronisation that stopped half-way goes on where it stopped, so what stopped it decides.
  const decisive = error instanceof PriceSyncError ? error.cause : error;
  if (decisive instanceof RateLimitedError) {
    return new z.errors.ThrottledError(error.message, Math.max(1, decisive.retryAfter));
  }
  if (decisive instanceof UnauthenticatedError) return new z.errors.ExpiredAuthError(error.message);
  const message = error instanceof ValidationError ? refusal(error) : error.message;
  return new z.errors.Error(message, error.code, error.status);
}
