import type { OperationName } from '../contract/index.ts';
import { headerOf } from '../headers.ts';
import type { OperationFacts } from '../operation-table.ts';
import { UnexpectedAnswerError } from './errors.ts';
import type { PlatformResponse } from './platform.ts';
import { shownAddress } from './redact.ts';

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON of an answer, whether the host has parsed it or not; undefined when it is no JSON object. */
export function jsonOf({ body }: PlatformResponse): Record<string, unknown> | undefined {
  if (typeof body !== 'string') return isObject(body) ? body : undefined;
  try {
    const parsed: unknown = JSON.parse(body);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function whatItIs(response: PlatformResponse, token?: string): string {
  const { body, status } = response;
  const type = headerOf(response.headers, 'Content-Type') ?? '';
  if (status >= 300 && status < 400)
    return `a redirect to ${shownAddress(headerOf(response.headers, 'Location') ?? 'nowhere', token)}`;
  if (/html/i.test(type) || (typeof body === 'string' && /^\s*</.test(body))) return 'a web page';
  if (body === '' || body === undefined || body === null) return 'nothing';
  return 'something else';
}

/** The error for an answer that is not the API's. */
export const unexpected = (
  operation: OperationName,
  response: PlatformResponse,
  wanted: string,
  token?: string,
) =>
  new UnexpectedAnswerError(
    `${operation} was answered ${response.status} with ${whatItIs(response, token)} where ${wanted} was expected. Check that the base URL is that of the API, as in https://api.lgcd.ma/v1, and that no proxy answers in its place.`,
    { operation, status: response.status },
  );

/**
 * What an operation returns, of a 2xx answer.
 * @throws UnexpectedAnswerError when the answer has not the shape that the contract names
 */
export function returnedBy(
  operation: OperationName,
  facts: OperationFacts,
  response: PlatformResponse,
): unknown {
  if (facts.returns === 'none') return undefined;
  if (facts.returns === 'text') {
    if (typeof response.body === 'string' && whatItIs(response) !== 'a web page') return response.body;
    throw unexpected(operation, response, 'text');
  }
  const json = jsonOf(response);
  if (!json) throw unexpected(operation, response, 'a JSON object');
  switch (facts.returns) {
    case 'document':
      return json;
    case 'one':
      if (isObject(json.data)) return json.data;
      throw unexpected(operation, response, 'an object in "data"');
    case 'page':
      if (Array.isArray(json.data) && isObject(json.meta) && isObject(json.links)) return json;
      throw unexpected(operation, response, 'a page with "data", "links" and "meta"');
  }
}
