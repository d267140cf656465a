import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OperationName, operationNames, operations } from '@lgcd/core-client/contract';
import type { MockServer } from '../src/index.ts';
import { call, type Reply, start } from './http.ts';

let mock: MockServer;

beforeAll(async () => {
  mock = await start({ rateLimit: 0 });
  const body = { url: 'http://127.0.0.1:9/hook', events: ['*'] };
  expect((await call(mock, '/v1/webhooks', { method: 'POST', body })).status).toBe(201);
});
// Rejects when an answer did not fit its schema.
afterAll(() => mock.close());

/** The oldest object that an input may name which names none. */
async function oldest(path: string): Promise<number> {
  const list = path.slice(0, path.indexOf('/{'));
  return (await call(mock, `/v1${list}?per_page=100`)).json.data.at(-1).id;
}

/** Sends an input as the contract says: path, query and body by their schemas. */
async function send(name: OperationName, input: Record<string, unknown>): Promise<Reply> {
  const { method, path, params, body } = operations[name];
  const rest = { ...input };
  if ('id' in params.shape) rest.id ??= await oldest(path);
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = rest[key];
    if (!(key in body.shape)) delete rest[key];
    return String(value);
  });
  expect(filled).not.toContain('undefined');
  if (method === 'GET' || method === 'DELETE') {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(rest)) {
      for (const each of Array.isArray(value) ? value : [value]) {
        query.append(Array.isArray(value) ? `${key}[]` : key, String(each));
      }
    }
    return call(mock, `/v1${filled}?${query}`, { method });
  }
  return call(mock, `/v1${filled}`, { method, body: rest });
}

const examples = operationNames.flatMap((name) =>
  operations[name].examples.map(({ title, input }) => ({ name, title, input })),
);
const antiExamples = operationNames.flatMap((name) =>
  operations[name].antiExamples.map(({ why, input, errors }) => ({ name, why, input, errors })),
);

describe('the contract, tried on the server', () => {
  it.each(antiExamples)('$name refuses $why', async ({ name, input, errors }) => {
    const reply = await send(name, input);
    expect(Object.keys(reply.json.errors)).toEqual(Object.keys(errors));
    // The mock server may add how the one who runs it can allow what LGCD refuses.
    for (const [field, message] of Object.entries(errors))
      expect(reply.json.errors[field].map((told: string) => told.slice(0, message.length))).toEqual([
        message,
      ]);
    expect(reply.status).toBe(422);
  });

  it.each(examples)('$name takes the example: $title', async ({ name, input }) => {
    const reply = await send(name, input);
    expect(reply.text).not.toContain('errors');
    expect(reply.status).toBe(operations[name].status);
  });
});
