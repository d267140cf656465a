import { type Operation, type OperationName, operationNames, operations } from '@lgcd/core-client/contract';
import fc from 'fast-check';
import type { Server } from '../src/http/server.ts';
import { paramsOf } from './subjects.ts';

/** Values that break things: wrong types, bounds, other alphabets, injections, prototypes. */
export const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    -1,
    1,
    42,
    9876,
    1.005,
    1e308,
    -0,
    2 ** 53,
    true,
    false,
    '0',
    '1',
    '-1',
    '1e5',
    'NaN',
    '0x1F',
    "' or 1=1 --",
    '\u0000',
    'a\u0000b',
    '\ud800',
    '😀'.repeat(200),
    'x'.repeat(256),
    '<script>alert(1)</script>',
    '%',
    '_',
    '../../etc/passwd',
    '2026-02-29',
    '2026-08-12',
    '0000-00-00',
    '9999-12-31',
    '2026-13',
    '2026-08-12T00:00:00+00:00',
    '9999-12-31T23:59:59-23:59',
    'http://127.0.0.1:9/',
    'https://[::1',
    'javascript:alert(1)',
    'a@b.co',
    '+212600000000',
    'booking.*',
    'constructor',
    '__proto__',
    [],
    {},
    [null],
    [[]],
    { a: { b: 1 } },
    { __proto__: { x: 1 } },
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer(),
  fc.double(),
  fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { maxLength: 4 }),
  fc.dictionary(fc.string({ maxLength: 8 }), fc.oneof(fc.string(), fc.integer()), { maxKeys: 4 }),
);

export const junkName = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'id', 'agency_id', '', '[]', 'a[b', 'page[]'),
  fc.string({ maxLength: 10 }),
);

export const segment = fc.oneof(
  fc.constantFrom(
    '0',
    '-1',
    '1.5',
    '999999',
    '9'.repeat(30),
    '1%00',
    '%2e%2e',
    '%ff',
    'null',
    "1'or'1",
    '１',
  ),
  fc.string({ maxLength: 12 }).map(encodeURIComponent),
);

/** Right and wrong values of an operation's fields, some left out, some strange ones added. */
function fieldsOf(name: OperationName): fc.Arbitrary<Record<string, unknown>> {
  const { query, body, examples } = operations[name] as Operation;
  const right: Record<string, unknown> = { ...examples[0]?.input };
  // Whatever is posted in the end stays on this machine.
  if ('url' in right) right.url = 'http://127.0.0.1:9/';
  const fields = Object.keys({ ...query.shape, ...body.shape });
  const known = fc.record(
    Object.fromEntries(
      fields.map((field) => [field, field in right ? fc.oneof(fc.constant(right[field]), hostile) : hostile]),
    ),
    { requiredKeys: [] },
  );
  return fc.tuple(known, fc.dictionary(junkName, hostile, { maxKeys: 2 })).map(([a, b]) => ({ ...b, ...a }));
}

/** Without the halves of characters, which no URL can carry. */
const encoded = (text: string) => encodeURIComponent(Buffer.from(text).toString());

export function queryString(fields: Record<string, unknown>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.map((member) => [`${name}[]`, String(member)] as const)
      : [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)] as const],
  );
  return pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
}

export const rawBodies = fc.oneof(
  fc.constantFrom('{', '[', 'null', '"x"', '{"a":', '[]', '{"__proto__":{"x":1}}', '{"a":1e999}', '\ufeff{}'),
  fc.integer({ min: 1, max: 3000 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 50 }),
);
export const contentTypes = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'nonsense',
);

/** The last object may have been deleted by an attempt before. */
const gone = (server: Server, name: OperationName) =>
  name === 'webhook.delete'
    ? server.core.domain(42).store.count('webhooks') === 0
    : server.core.domain(42).store.count('ical_sources') === 0;

export interface Attempt {
  path: string;
  method: string;
  type: string;
  body: string | Uint8Array | undefined;
}

/** Requests for an operation, right and wrong. */
export function attempts(server: Server, name: OperationName): fc.Arbitrary<Attempt> {
  const { method, path } = operations[name];
  const keys = Object.keys(operations[name].params.shape);
  const anyPath = fc
    .tuple(fc.boolean(), fc.array(segment, { minLength: keys.length, maxLength: keys.length }))
    .map(([valid, junk]) => {
      const given = valid && !gone(server, name) ? paramsOf(server, name) : {};
      return `/v1${path.replace(/\{(\w+)\}/g, (_, key: string) => String(given[key] ?? junk[keys.indexOf(key)]))}`;
    });
  return fc
    .record({ path: anyPath, fields: fieldsOf(name), raw: rawBodies, type: contentTypes, broken: fc.nat(3) })
    .map(({ path, fields, raw, type, broken }) =>
      method === 'GET' || method === 'DELETE'
        ? { path: `${path}?${queryString(fields)}`, method, type: '', body: undefined }
        : broken === 0
          ? { path, method, type, body: raw }
          : { path, method, type: 'application/json', body: JSON.stringify(fields) },
    );
}

export async function send(
  server: Server,
  { path, method, type, body }: Attempt,
  headers: Record<string, string>,
) {
  const reply = await fetch(server.url + path, {
    method,
    headers: {
      Accept: 'application/json',
      ...headers,
      ...(type && { 'Content-Type': type }),
    },
    ...(body !== undefined && { body: body as string }),
    signal: AbortSignal.timeout(5000),
  });
  return { status: reply.status, text: await reply.text() };
}

/** Deleting the object that others are tried on comes last. */
export const order = operationNames.toSorted(
  (a, b) => Number(a.endsWith('.delete')) - Number(b.endsWith('.delete')),
);
