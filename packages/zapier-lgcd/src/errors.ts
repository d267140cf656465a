import {
  InputError,
  LgcdError,
  NotFoundError,
  operations,
  PriceSyncError,
  RateLimitedError,
  RefusedError,
  ServerError,
  TakenError,
  TransportError,
  UnauthenticatedError,
  ValidationError,
  WebhookVerificationError,
} from '@lgcd/core-client';
import { HalfDoneError, LodgifyObjectError } from '@lgcd/core-client/lodgify';
import type { ZObject } from 'zapier-platform-core';
import { catalog } from './contract.ts';
import { inputField } from './fields/input.ts';

/**
 * When an error happens. In the run of a create or search, a refusal by the user's input or by LGCD's rules halts,
 * since enough plain errors switch a Zap off. While a Zap is set up (connection, dropdown, sample, subscription) a
 * person is there to read it as an error. A delivery has been answered already and comes no second time, so what
 * passes by itself is tried again by Zapier.
 */
export type During = 'setup' | 'run' | 'delivery';

const labelOf = ({ operation }: LgcdError, name: string): string => {
  const [first = name, ...rest] = name.split('.');
  const entry = operation && catalog.operations[operation];
  const field = entry?.input.find((input) => input.name === first);
  const label = entry && field && inputField(entry, field).label;
  return [label ?? first, ...rest].join(' ');
};

/** LGCD's refusal with the labels that the user sees in the form. */
function refusal(error: ValidationError): string {
  if (error instanceof TakenError) return error.saidWith((name) => labelOf(error, name));
  const lines = Object.entries(error.fields).map(
    ([name, said]) => `${labelOf(error, name)}: ${said.join(' ')}`,
  );
  return lines.length > 0 ? `LGCD refuses this. ${lines.join(' ')}` : error.message;
}

/** Answers that LGCD gives by its rules: a conflict, an object that is gone for good, a body that is too large. */
const byRule = new Set([409, 410, 413]);

/** A missing object is the input's doing; a missing route is that of a wrong base URL. */
const namesAnObject = ({ operation }: LgcdError): boolean =>
  operation !== undefined && operations[operation].params.length > 0;

const isRefusal = (error: unknown): boolean =>
  error instanceof InputError ||
  error instanceof ValidationError ||
  error instanceof LodgifyObjectError ||
  error instanceof WebhookVerificationError ||
  (error instanceof NotFoundError && namesAnObject(error)) ||
  (error instanceof RefusedError && byRule.has(error.status ?? 0));

/** Zapier writes the bundle, with a guest's data, behind the message of an error that does not forbid it. */
const alone = <E extends Error>(error: E): E => Object.assign(error, { doNotContextify: true });

const isZapiers = (error: Error): boolean => 'doNotContextify' in error || error.name === 'HaltedError';

/** Where a fault of this app happened: names and lines of the stack, without the message, which may quote data. */
const placesOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

function unforeseen(z: ZObject, thrown: unknown): Error {
  const error = thrown instanceof Error ? thrown : new Error();
  if (isZapiers(error)) return alone(error);
  z.console.log(`${error.name}\n${placesOf(error)}`);
  return new z.errors.Error(
    `This step failed for a reason that it does not foresee (${error.name}). Its log names the place; please report it.`,
    'fault',
  );
}

/** Seconds until LGCD is asked again for what a delivery needs. */
const laterSeconds = 60;

const passes = (error: unknown): boolean => error instanceof ServerError || error instanceof TransportError;

/** A chain of changes that stopped half-way goes on where it stopped, so what stopped it decides. */
const decisiveOf = (error: unknown): unknown => {
  if (error instanceof PriceSyncError) return error.cause;
  if (error instanceof HalfDoneError && error.cause instanceof RateLimitedError) return error.cause;
  return error;
};

/**
 * Every error as Zapier's: what Zapier tries again (429, 503 with a time), what asks the user to reconnect (401), what
 * halts a run, and what is a fault. No message carries what the run was given.
 */
export function zapierError(z: ZObject, error: unknown, during: During): unknown {
  const decisive = decisiveOf(error);
  const { message: said = '' } = error instanceof Error ? error : {};
  if (decisive instanceof RateLimitedError) {
    return new z.errors.ThrottledError(said, Math.max(1, decisive.retryAfter));
  }
  if (decisive instanceof UnauthenticatedError) return alone(new z.errors.ExpiredAuthError(said));
  const message = error instanceof ValidationError ? refusal(error) : said;
  const isLgcds = error instanceof LgcdError;
  if (isRefusal(decisive)) {
    if (during === 'run') return alone(new z.errors.HaltedError(message));
    return new z.errors.Error(message, isLgcds ? error.code : 'input', isLgcds ? error.status : undefined);
  }
  if (during === 'delivery' && passes(decisive)) return new z.errors.ThrottledError(said, laterSeconds);
  if (isLgcds) return new z.errors.Error(message, error.code, error.status);
  if (error instanceof HalfDoneError) return new z.errors.Error(message, 'half_done');
  return unforeseen(z, error);
}
