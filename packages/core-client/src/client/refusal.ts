import type { OperationName } from '../contract/index.ts';
import type { Ability } from '../contract/scopes.ts';
import { familyAbilities } from '../generated/event-abilities.ts';
import { headerOf } from '../headers.ts';
import type { OperationFacts } from '../operation-table.ts';
import { isObject, jsonOf, unexpected } from './answer.ts';
import {
  type LgcdError,
  MissingAbilityError,
  NotFoundError,
  PlanError,
  RateLimitedError,
  RefusedError,
  ServerError,
  UnauthenticatedError,
  ValidationError,
} from './errors.ts';
import type { PlatformResponse } from './platform.ts';
import { redact } from './redact.ts';
import type { RawInput } from './request.ts';

export interface Refused {
  operation: OperationName;
  facts: OperationFacts;
  input: RawInput;
  response: PlatformResponse;
  /** To be removed from what the server says. */
  token: string | undefined;
  /** Seconds until LGCD takes requests again, for a 429. */
  retryAfter: number;
}

/** `whatsappMessage.create` to `whatsapp message`. */
const nounOf = (operation: OperationName) =>
  (operation.split('.')[0] ?? operation).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const excerpt = (message: unknown, token: string | undefined) =>
  typeof message === 'string' ? redact(message, token).slice(0, 500) : '';

function fieldsOf(errors: unknown, token: string | undefined): Record<string, string[]> {
  if (!isObject(errors)) return {};
  return Object.fromEntries(
    Object.entries(errors).map(([field, messages]) => [
      excerpt(field, token),
      [messages].flat().map((message) => excerpt(message, token)),
    ]),
  );
}

const allFamilies = Object.values(familyAbilities);

/** Webhooks need no ability themselves, but that of each event family they name. */
function abilitiesFor({ facts, input }: Refused): Ability[] {
  const patterns = [input.events, input.event].flat().filter((name) => typeof name === 'string');
  if (facts.abilities.length > 0 || !facts.path.startsWith('/webhooks')) return [...facts.abilities];
  const needed = patterns.flatMap((pattern) =>
    pattern === '*'
      ? allFamilies
      : (familyAbilities[pattern.split('.')[0] as keyof typeof familyAbilities] ?? []),
  );
  return [...new Set(needed)];
}

function forbidden(refused: Refused, message: string): LgcdError {
  const { operation, facts, response } = refused;
  const details = { operation, status: response.status };
  if (/\bplan\b/i.test(message)) {
    return new PlanError(
      `${message.replace(/\.?$/, '.')} ${operation} is part of the Business and Pro plans and of a trial.`,
      details,
    );
  }
  const abilities = abilitiesFor(refused);
  // Sanctum's message. Source: recorded from Laravel.
  if (/ability/i.test(message) || (message === '' && abilities.length > 0)) {
    const isEither = facts.abilities.length > 1;
    const names = abilities.join(isEither ? ' or ' : ', ') || 'one that its events need';
    const lacks =
      abilities.length > 1 && !isEither ? 'It needs each of these abilities' : 'It lacks the ability';
    return new MissingAbilityError(
      `The access token may not call ${operation}. ${lacks}: ${names}. Give the token this in LGCD, or use another token.`,
      abilities,
      details,
    );
  }
  return new RefusedError(
    `LGCD forbids ${operation}${message ? `: ${message}` : ', and does not say why.'}`,
    details,
  );
}

function notFound({ operation, facts, input, response, token }: Refused, message: string): LgcdError {
  const details = { operation, status: response.status };
  // A route that does not exist. Source: recorded from Laravel.
  if (facts.params.length === 0 || /\broute\b/i.test(message)) {
    return new NotFoundError(
      `LGCD has no ${facts.method} ${facts.path} at this address. Check the base URL: it ends in /v1.`,
      details,
    );
  }
  const ids = facts.params.map((name) => `${name} ${redact(String(input[name]), token)}`).join(', ');
  return new NotFoundError(
    `There is no ${nounOf(operation)} with ${ids} for this token. It was deleted, never existed, or belongs to another agency.`,
    details,
  );
}

function rateLimited({ operation, response, retryAfter }: Refused): LgcdError {
  const limit = headerOf(response.headers, 'X-RateLimit-Limit');
  return new RateLimitedError(
    `LGCD takes ${limit ? `${limit} requests` : 'only so many requests'} a minute and token, and they are used up. Try again in ${retryAfter === 1 ? '1 second' : `${retryAfter} seconds`}.`,
    retryAfter,
    { operation, status: response.status },
  );
}

/** The typed error of an answer that is not a 2xx. */
export function errorOf(refused: Refused): LgcdError {
  const { operation, facts, response, token } = refused;
  const { status } = response;
  const json = jsonOf(response);
  const message = excerpt(json?.message, token);
  const details = { operation, status };
  if (status < 400) return unexpected(operation, response, 'an answer of the API', token);
  switch (status) {
    case 401:
      return new UnauthenticatedError(
        'LGCD does not accept the access token: it is missing, mistyped, expired or revoked. Create a token in LGCD and use that.',
        details,
      );
    case 403:
      return forbidden(refused, message);
    case 404:
      return notFound(refused, message);
    case 422: {
      const fields = fieldsOf(json?.errors, token);
      const lines = Object.entries(fields).map(([field, messages]) => `${field}: ${messages.join(' ')}`);
      return new ValidationError(
        `LGCD refuses ${operation}. ${lines.join(' ') || message || 'It does not say why.'}`,
        fields,
        details,
      );
    }
    case 429:
      return rateLimited(refused);
  }
  if (status >= 500) {
    const outcomeUnknown = facts.method !== 'GET';
    return new ServerError(
      `LGCD answered ${operation} with ${status}, an error of its own.${outcomeUnknown ? ' Whether it was carried out is not known: look before you repeat it.' : ' Try again later.'}`,
      outcomeUnknown,
      details,
    );
  }
  return new RefusedError(
    `LGCD refuses ${operation} with ${status}${message ? `: ${message}` : '.'}`,
    details,
  );
}
