import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OperationName, operationNames, operations, resources } from '@lgcd/core-client/contract';
import type { z } from 'zod';
import { definition, isInteger, unwrap } from '../src/http/laravel/schema.ts';
import { type Server, startServer } from '../src/http/server.ts';
import { addWebhook, paramsOf, pathOf } from './subjects.ts';

let server: Server;
const own = '1|demoAgency42AllAbilities0000000000000000';
const foreign = '4|demoAgency43AllAbilities0000000000000000';

beforeAll(async () => {
  server = await startServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
  addWebhook(server, 42);
  addWebhook(server, 43);
});
afterAll(() => server.close());

async function request(method: string, path: string, token: string, body?: unknown) {
  const reply = await fetch(server.url + path, {
    method,
    headers: {
      Accept: 'application/json',
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
    },
    ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  return { status: reply.status, json: (await reply.json().catch(() => undefined)) as any };
}

const bearer = operationNames.filter((name) => operations[name].auth === 'bearer');
const withParams = bearer.filter((name) => operations[name].path.includes('{'));
const lists = bearer.filter((name) => operations[name].returns.kind === 'page');

/** Fields of an operation that name an object by its id. */
const referring = bearer.flatMap((name) => {
  const { query, body } = operations[name];
  const fields = Object.entries({ ...query.shape, ...body.shape } as Record<string, z.ZodType>);
  return fields.flatMap(([field, schema]): [OperationName, string, boolean][] => {
    const inner = unwrap(schema);
    const { element } = definition(inner);
    const target = element ?? inner;
    return isInteger(target) && target.meta()?.['x-resource'] ? [[name, field, element !== undefined]] : [];
  });
});

describe('The isolation matrix', () => {
  it.each(withParams)('%s: an object of another agency is not there', async (name) => {
    const params = paramsOf(server, name, 42);
    const { method } = operations[name];
    const { status, json } = await request(method, pathOf(name, params), foreign);
    expect(status).toBe(404);
    expect(json.message).toMatch(/^No query results for model \[App\\Models\\\w+\] \d+$/);
    expect((await request(method === 'GET' ? 'GET' : 'POST', pathOf(name, params), own)).status).not.toBe(
      404,
    );
  });

  it.each(lists.filter((name) => operations[name].path.includes('{') === false))(
    '%s: the lists of two agencies have nothing in common',
    async (name) => {
      const idsOf = async (token: string): Promise<number[]> => {
        const { json } = await request('GET', `${pathOf(name, {})}?per_page=100`, token);
        return json.data.map(({ id }: { id: number }) => id);
      };
      const [mine, theirs] = [await idsOf(own), await idsOf(foreign)];
      expect(mine.length).toBeGreaterThan(0);
      expect(mine.filter((id) => theirs.includes(id))).toEqual([]);
    },
  );

  it.each(referring)('%s: an object of another agency in %s is refused', async (name, field, many) => {
    const target = operations[name].body.shape[field] ?? operations[name].query.shape[field];
    const inner = unwrap(target as z.ZodType);
    const resource = String((definition(inner).element ?? inner).meta()?.['x-resource']);
    const stranger = paramsOf(server, `${resource}.get` as OperationName, 42).id;
    const params = operations[name].path.includes('{') ? paramsOf(server, name, 43) : {};
    const { method } = operations[name];
    const path = pathOf(name, params);
    const query = method === 'GET' ? `?${field}${many ? '[]' : ''}=${stranger}` : '';
    const { status, json } = await request(method, path + query, foreign, {
      [field]: many ? [stranger] : stranger,
    });
    const key = many ? `${field}.0` : field;
    expect([status, json.errors[key]]).toEqual([
      422,
      [`The selected ${many ? key : field.replaceAll('_', ' ')} is invalid.`],
    ]);
  });

  it('a child is found below its own parent only', async () => {
    const { store } = server.core.domain(42);
    const source = store.first('ical_sources', []);
    const other = store.first('properties', [['id <> ?', source?.property_id]]);
    const { status, json } = await request(
      'POST',
      `/v1/properties/${other?.id}/ical-sources/${source?.id}/sync`,
      own,
    );
    expect([status, json.message]).toEqual([
      404,
      `No query results for model [App\\Models\\${resources.icalSource.model}] ${source?.id}`,
    ]);
  });
});
