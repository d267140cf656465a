import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import nock from 'nock';
import { catalog, type InputField, type OperationEntry } from '../../core-client/src/catalog-data.ts';
import { action, run } from './harness/execute.ts';
import { origin } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';
import { page } from './harness/pages.ts';

closedNetwork();

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A value as a person would enter it, and as the API must get it. */
function sample(field: InputField): { entered: unknown; sent: unknown } {
  switch (field.type) {
    case 'integer':
    case 'number':
    case 'money': {
      const value = Math.max(field.min ?? 1, 3);
      return field.resource || field.in === 'path'
        ? { entered: { __rl: true, mode: 'id', value: String(value) }, sent: value }
        : { entered: value, sent: value };
    }
    case 'date':
      return { entered: '2026-08-12T00:00:00', sent: '2026-08-12' };
    case 'dateTime':
      return { entered: '2026-08-12T09:30:00', sent: '2026-08-12T09:30:00+00:00' };
    case 'month':
      return { entered: '2026-07', sent: '2026-07' };
    case 'boolean':
      return { entered: false, sent: false };
    case 'choice':
      return { entered: field.choices?.at(-1), sent: field.choices?.at(-1) };
    case 'email':
      return { entered: ' karim@example.com', sent: 'karim@example.com' };
    case 'phone':
      return { entered: '+212 600-000-042', sent: '+212600000042' };
    case 'url':
      return { entered: 'https://example.com/a.ics ', sent: 'https://example.com/a.ics' };
    case 'list':
      if (field.items?.resource) return { entered: [3, 4], sent: [3, 4] };
      if (field.items?.type === 'url') {
        const photos = ['https://example.com/1.jpg', 'https://example.com/2.jpg'];
        return { entered: photos, sent: photos };
      }
      return field.items?.pattern
        ? { entered: ['booking.*'], sent: ['booking.*'] }
        : { entered: ['first', 'second'], sent: ['first', 'second'] };
    default:
      if (field.event) return { entered: 'booking.created', sent: 'booking.created' };
      return field.resource
        ? {
            entered: { __rl: true, mode: 'list', value: 'booking_confirmation' },
            sent: 'booking_confirmation',
          }
        : { entered: 'some text', sent: 'some text' };
  }
}

const collections: Record<string, string> = {
  create: 'additionalFields',
  update: 'updateFields',
  getAll: 'filters',
};

const shown = (operation: OperationEntry): INodeProperties[] =>
  action.description.properties.filter(({ displayOptions, name }) => {
    const { resource, operation: keys } = displayOptions?.show ?? {};
    return name !== 'operation' && resource?.includes(operation.resource) && keys?.includes(operation.key);
  });

const entered = (operation: OperationEntry) =>
  operation.input.filter(
    (field) =>
      !['page', 'per_page'].includes(field.name) &&
      field.type !== 'map' &&
      !(operation.auth === 'signed' && field.in === 'query'),
  );

const answers: Record<OperationEntry['returns'], unknown> = {
  one: { data: { id: 3 } },
  page: page([{ id: 3 }]),
  document: { from: '2026-07-01', to: '2026-07-31', currency: 'MAD', data: {} },
  text: 'BEGIN:VCALENDAR',
  none: '',
};

const perOperation = Object.values(catalog.operations).filter(({ auth }) => auth === 'bearer');

describe('every operation of the contract', () => {
  it('is one that the node offers', () => {
    const offered = action.description.properties
      .filter(({ name }) => name === 'operation')
      .flatMap(({ displayOptions, options }) =>
        (options ?? []).map(
          (option) => `${displayOptions?.show?.resource?.[0]}.${(option as { value: string }).value}`,
        ),
      );
    expect(offered).toEqual(expect.arrayContaining(Object.keys(catalog.operations)));
  });

  it.each(perOperation)('$name has a field for each input, where the rule of names puts it', (operation) => {
    const properties = shown(operation);
    for (const field of entered(operation)) {
      const collection = properties.find(({ name }) => name === (collections[operation.key] ?? 'options'));
      const pool = field.required ? properties : ((collection?.options ?? []) as INodeProperties[]);
      expect(pool.map(({ name }) => name)).toContain(camel(field.name));
    }
  });

  it.each(perOperation)('$name sends the request of the contract', async (operation) => {
    const optional: IDataObject = {};
    const parameters: IDataObject = { resource: operation.resource, operation: operation.key };
    if (operation.returns === 'document') parameters.output = 'raw';
    const sent: Record<InputField['in'], Record<string, unknown>> = { path: {}, query: {}, body: {} };
    for (const field of entered(operation)) {
      const value = sample(field);
      (field.required ? parameters : optional)[camel(field.name)] = value.entered as string;
      sent[field.in][field.name] = value.sent;
    }
    parameters[collections[operation.key] ?? 'options'] = optional;
    const path = `/v1${operation.path.replace(/\{(\w+)\}/g, (_, name: string) => String(sent.path[name]))}`;

    // What an update that replaces the whole keeps is read first.
    if (operation.method === 'PUT')
      nock(origin)
        .get(path)
        .reply(200, { data: { id: 3 } });
    let query: URLSearchParams | undefined;
    let body: unknown;
    const scope = nock(origin, { reqheaders: { authorization: /^Bearer 1\|/ } })
      .intercept(
        (uri) => uri.split('?')[0] === path,
        operation.method,
        (given) => {
          body = given;
          return true;
        },
      )
      .reply(operation.status, ({ url }: Request) => {
        query = new URL(url).searchParams;
        return answers[operation.returns] as nock.Body;
      });
    const output = await run({ parameters });

    scope.done();
    for (const [name, value] of Object.entries(sent.query)) {
      const given = Array.isArray(value) ? query?.getAll(`${name}[]`) : query?.get(name);
      expect(given).toEqual(Array.isArray(value) ? value.map(String) : String(value));
    }
    if (Object.keys(sent.body).length > 0) expect(body).toEqual(sent.body);
    expect(output).toHaveLength(1);
    expect(output[0]?.pairedItem).toEqual({ item: 0 });
    if (operation.returns === 'none') expect(output[0]?.json).toEqual({ deleted: true });
  });
});
