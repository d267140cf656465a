import type { OperationName } from '../contract/index.ts';
import type { Ability } from '../contract/scopes.ts';

/** What an error means, for hosts that tell errors apart by a word. */
export type LgcdErrorCode =
  | 'input'
  | 'validation'
  | 'unauthenticated'
  | 'missing_ability'
  | 'plan_too_small'
  | 'refused'
  | 'not_found'
  | 'rate_limited'
  | 'server'
  | 'transport'
  | 'aborted'
  | 'unexpected_answer';

/** What an error knows beside its message. */
export interface ErrorDetails {
  operation?: OperationName | undefined;
  /** HTTP status, where there was an answer. */
  status?: number | undefined;
  cause?: unknown;
}

/** What every error of the client is. Messages say what happened and what to do, and never carry the token. */
export abstract class LgcdError extends Error {
  abstract readonly code: LgcdErrorCode;
  readonly operation: OperationName | undefined;
  readonly status: number | undefined;

  constructor(message: string, { operation, status, cause }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.operation = operation;
    this.status = status;
  }
}

/** The call itself is wrong; nothing was sent. */
export class InputError extends LgcdError {
  override readonly name = 'InputError';
  override readonly code = 'input';
}

/** 422: LGCD refuses some fields. */
export class ValidationError extends LgcdError {
  override readonly name: 'ValidationError' | 'TakenError' = 'ValidationError';
  override readonly code = 'validation';
  /** LGCD's messages by field, as in `{ check_in: ['The check in field is required.'] }`. */
  readonly fields: Readonly<Record<string, readonly string[]>>;

  constructor(message: string, fields: Readonly<Record<string, readonly string[]>>, details: ErrorDetails) {
    super(message, details);
    this.fields = fields;
  }
}

/** The caller's own key is that of another object; nothing was made. */
export class TakenError extends ValidationError {
  override readonly name = 'TakenError';
  /** The object that has the key. */
  readonly existing: Readonly<Record<string, unknown>>;
  /** API names of the fields that were sent and are otherwise there. */
  readonly differing: readonly string[];

  /** API name of the field with the key. */
  readonly key: string;

  constructor(given: Pick<TakenError, 'existing' | 'differing' | 'key'> & { operation: OperationName }) {
    const message = takenMessage(given, (name) => name.replaceAll('_', ' '));
    super(message, { [given.key]: [message] }, { operation: given.operation, status: 422 });
    this.existing = given.existing;
    this.differing = given.differing;
    this.key = given.key;
  }

  /** The same in the words of a form. */
  saidWith(labelOf: (name: string) => string): string {
    return takenMessage(this, labelOf);
  }
}

const nameOf = ({ reference, id }: Readonly<Record<string, unknown>>) =>
  typeof reference === 'string' ? `${reference} (ID ${id})` : `ID ${id}`;

function takenMessage(
  { existing, differing, key }: Pick<TakenError, 'existing' | 'differing' | 'key'>,
  labelOf: (name: string) => string,
): string {
  const label = labelOf(key);
  return `The ${label} is that of ${nameOf(existing)}, which differs in ${differing.map(labelOf).join(', ')}. Nothing was made. Give another ${label}, or cancel the other one first if this one takes its place.`;
}

/** 401: no token, or one that is mistyped, expired or revoked. */
export class UnauthenticatedError extends LgcdError {
  override readonly name = 'UnauthenticatedError';
  override readonly code = 'unauthenticated';
}

/** 403: the token is good but may not do this. */
export class MissingAbilityError extends LgcdError {
  override readonly name = 'MissingAbilityError';
  override readonly code = 'missing_ability';
  /** The abilities the operation asks for, one of which the token lacks (for webhooks: one per event family). */
  readonly abilities: readonly Ability[];

  constructor(message: string, abilities: readonly Ability[], details: ErrorDetails) {
    super(message, details);
    this.abilities = abilities;
  }
}

/** 403: the agency's plan does not include this. */
export class PlanError extends LgcdError {
  override readonly name = 'PlanError';
  override readonly code = 'plan_too_small';
}

/** Another answer between 400 and 499. */
export class RefusedError extends LgcdError {
  override readonly name = 'RefusedError';
  override readonly code = 'refused';
}

/** 404: no such object for this agency, or no such route. */
export class NotFoundError extends LgcdError {
  override readonly name = 'NotFoundError';
  override readonly code = 'not_found';
}

/** 429, and waiting was not possible or not allowed. */
export class RateLimitedError extends LgcdError {
  override readonly name = 'RateLimitedError';
  override readonly code = 'rate_limited';
  /** Seconds until LGCD takes requests again. */
  readonly retryAfter: number;

  constructor(message: string, retryAfter: number, details: ErrorDetails) {
    super(message, details);
    this.retryAfter = retryAfter;
  }
}

/** 5xx, after the attempts that are allowed. */
export class ServerError extends LgcdError {
  override readonly name = 'ServerError';
  override readonly code = 'server';
  /** Whether the request may have been carried out all the same. */
  readonly outcomeUnknown: boolean;

  constructor(message: string, outcomeUnknown: boolean, details: ErrorDetails) {
    super(message, details);
    this.outcomeUnknown = outcomeUnknown;
  }
}

/** No answer: the host is not there, the connection broke, or it took too long. */
export class TransportError extends LgcdError {
  override readonly name = 'TransportError';
  override readonly code = 'transport';
  /** Whether the request may have been carried out all the same. */
  readonly outcomeUnknown: boolean;

  constructor(message: string, outcomeUnknown: boolean, details: ErrorDetails) {
    super(message, details);
    this.outcomeUnknown = outcomeUnknown;
  }
}

/** The caller's own signal ended the call. The reason that the signal carries is the `cause`. */
export class AbortedError extends LgcdError {
  override readonly name = 'AbortError';
  override readonly code = 'aborted';
  /** Whether the request may have been carried out all the same. */
  readonly outcomeUnknown: boolean;

  constructor(message: string, outcomeUnknown: boolean, details: ErrorDetails) {
    super(message, details);
    this.outcomeUnknown = outcomeUnknown;
  }
}

/** An answer that is not the API's: HTML, broken JSON, a redirect, a missing `data`. */
export class UnexpectedAnswerError extends LgcdError {
  override readonly name = 'UnexpectedAnswerError';
  override readonly code = 'unexpected_answer';
}
