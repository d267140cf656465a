import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Operation, type OperationName, operationNames, operations } from '@lgcd/core-client/contract';
import { type OpenApiDocument, openApi } from '@lgcd/core-client/openapi';
import { createToken } from '../src/control/tokens.ts';
import { type Server, startServer } from '../src/http/server.ts';
import { demoTokens } from '../src/seed/demo-tokens.ts';
import { addWebhook, paramsOf, pathOf } from './subjects.ts';

let server: Server;
/** Tokens: one whose minute is used up, one without abilities. */
let spent: string;
let unable: string;
const basicPlan = demoTokens[4]?.token as string;
const document: OpenApiDocument = openApi();

beforeAll(async () => {
  server = await startServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 1000 });
  addWebhook(server);
  const token = (abilities: never[] = []) => createToken(server.core, { agency_id: 42, abilities });
  const { id, token: plain } = token();
  for (let n = 0; n <= 1000; n += 1) server.core.rateLimiter.hit(id);
  spent = plain;
  unable = token().token;
});
afterAll(() => server.close());

const responsesOf = (name: OperationName) => {
  const { path, method } = operations[name];
  const item = document.paths[path] as Record<
    string,
    { responses: OpenApiDocument['components']['responses'] }
  >;
  return item[method.toLowerCase()]?.responses ?? {};
};

function documented(name: OperationName, status: number): string[] {
  const found = responsesOf(name)[status];
  const shared = found?.$ref?.split('/').pop();
  const response = shared ? document.components.responses[shared] : found;
  return Object.keys(response?.headers ?? {})
    .map((header) => header.toLowerCase())
    .sort();
}

/** Every field an object, which none of them may be. */
const wrong = (names: string[]) => Object.fromEntries(names.map((name) => [name, { not: { a: 'value' } }]));

const withoutAbility = (name: OperationName) =>
  operations[name].abilities.length === 0 ? basicPlan : unable;

const tokenFor = (name: OperationName, status: number): string | undefined =>
  ({ 401: undefined, 403: withoutAbility(name), 429: spent })[status] ??
  (status === 401 ? undefined : demoTokens[0]?.token);

async function ask(name: OperationName, status: number): Promise<Response> {
  const { method, query, body } = operations[name] as Operation;
  const own = paramsOf(server, name);
  const far = Object.fromEntries(Object.keys(own).map((key) => [key, 999_999_999]));
  const search = new URLSearchParams();
  if (status === 422) for (const key of Object.keys(query.shape)) search.set(`${key}[not][a]`, 'value');
  const token = tokenFor(name, status);
  return fetch(`${server.url}${pathOf(name, status === 404 ? far : own)}?${search}`, {
    method,
    headers: {
      Accept: 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(method !== 'GET' && { 'Content-Type': 'application/json' }),
    },
    ...(method !== 'GET' && { body: JSON.stringify(wrong(Object.keys(body.shape))) }),
  });
}

const refusals = operationNames.flatMap((name) =>
  Object.keys(responsesOf(name))
    .map((status) => ({ name, status: Number(status) }))
    .filter(({ status }) => status >= 400),
);

/** Those of successes are looked at where Postman has them. */
describe('the headers that the document names', () => {
  it.each(refusals)('stand on the $status of $name, and no other of the limit', async ({ name, status }) => {
    const reply = await ask(name, status);
    expect(reply.status).toBe(status);
    const limits = [...reply.headers.keys()].filter((header) => /ratelimit|retry/.test(header));
    expect(limits).toEqual(documented(name, status));
  });
});
