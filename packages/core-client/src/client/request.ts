import type { OperationName } from '../contract/index.ts';
import type { OperationFacts } from '../operation-table.ts';
import { InputError } from './errors.ts';
import type { PlatformRequest } from './platform.ts';
import { shownName } from './redact.ts';

/** Input of an operation that is chosen at run time: the API's field names, checked when the request is built. */
export type RawInput = Readonly<Record<string, unknown>>;

interface Target {
  operation: OperationName;
  facts: OperationFacts;
  baseUrl: string;
  accessToken?: string | undefined;
}

const refuse = (operation: OperationName, message: string): never => {
  throw new InputError(`${operation}: ${message}`, { operation });
};

/** Ids and names only: anything else could climb out of the path. */
const segment = /^[A-Za-z0-9_-]+$/;

function pathOf({ operation, facts }: Target, input: RawInput): string {
  return facts.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = input[name];
    if (value === undefined || value === null || value === '') {
      return refuse(
        operation,
        `${name} is missing. It is part of the address, so the call cannot be made without it.`,
      );
    }
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return segment.test(text) ? text : refuse(operation, `${name} must be an id, as in 42.`);
  });
}

/** Half of a surrogate pair cannot be put into an address. */
const encode = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/** Laravel's `boolean` rule takes 1 and 0 in a query, not the words. */
function scalar(operation: OperationName, name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)))
    return String(value);
  return refuse(operation, `${name} must be a text, a number, true or false, or a list of them.`);
}

function queryOf({ operation, facts }: Target, input: RawInput): string {
  const pairs = facts.query.flatMap((name) => {
    const value = input[name];
    if (value === undefined || value === null) return [];
    return Array.isArray(value)
      ? value.map((entry) => [`${name}[]`, scalar(operation, name, entry)] as const)
      : [[name, scalar(operation, name, value)] as const];
  });
  if (pairs.length === 0) return '';
  return `?${pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}`;
}

/** What is undefined is left out; null is sent, since it empties a field. */
function bodyOf({ operation, facts, accessToken }: Target, input: RawInput): string | undefined {
  if (facts.body.length === 0) return undefined;
  const entries = facts.body.map((name) => [name, input[name]] as const);
  return JSON.stringify(Object.fromEntries(entries), (name, value: unknown) => {
    // JSON would write null, which empties the field.
    if (typeof value !== 'number' || Number.isFinite(value)) return value;
    return refuse(operation, `${shownName(name, accessToken)} is not a number.`);
  });
}

function checkNames({ operation, facts, accessToken }: Target, input: RawInput): void {
  const known = [...facts.params, ...facts.query, ...facts.body];
  const unknown = Object.keys(input).filter((name) => input[name] !== undefined && !known.includes(name));
  if (unknown.length === 0) return;
  const accepted = known.length > 0 ? `It takes ${known.join(', ')}.` : 'It takes no input.';
  const shown = unknown.slice(0, 5).map((name) => shownName(name, accessToken));
  const rest = unknown.length > shown.length ? ` and ${unknown.length - shown.length} more` : '';
  refuse(operation, `unknown input ${shown.join(', ')}${rest}. ${accepted}`);
}

/**
 * The HTTP request of an operation.
 * @throws InputError for an unknown field, or a path parameter that is missing or no id
 */
export function buildRequest(target: Target, input: RawInput): PlatformRequest {
  const { facts, baseUrl, accessToken } = target;
  checkNames(target, input);
  const body = bodyOf(target, input);
  const authenticated = facts.auth === 'bearer';
  return {
    method: facts.method,
    url: `${baseUrl}${pathOf(target, input)}${queryOf(target, input)}`,
    headers: {
      // Without it Laravel answers errors as HTML. JSON first, for errors, even where the answer itself is a text.
      Accept: facts.returns === 'text' ? 'application/json, text/calendar' : 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(authenticated && accessToken ? { Authorization: `Bearer ${accessToken}` } : {}),
    },
    ...(body === undefined ? {} : { body }),
    authenticated,
  };
}
