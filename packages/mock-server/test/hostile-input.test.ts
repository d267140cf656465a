import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Operation, type OperationName, operationNames, operations } from '@lgcd/core-client/contract';
import fc from 'fast-check';
import { type Server, startServer } from '../src/http/server.ts';
import { stateOf } from './digest.ts';
import { addWebhook, paramsOf } from './subjects.ts';

let server: Server;
let state: () => string;
const token = '1|demoAgency42AllAbilities0000000000000000';

beforeAll(async () => {
  server = await startServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0, retryLadder: [0] });
  addWebhook(server);
  state = stateOf(server.core.db);
});
afterAll(async () => {
  await server.core.timeline.settled();
  await server.close();
});

/** Values that break things: wrong types, bounds, other alphabets, injections, prototypes. */
const hostile = fc.oneof(
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

const junkName = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'id', 'agency_id', '', '[]', 'a[b', 'page[]'),
  fc.string({ maxLength: 10 }),
);

const segment = fc.oneof(
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
  const right = examples[0]?.input ?? {};
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

function queryString(fields: Record<string, unknown>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.map((member) => [`${name}[]`, String(member)] as const)
      : [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)] as const],
  );
  return pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
}

const rawBodies = fc.oneof(
  fc.constantFrom('{', '[', 'null', '"x"', '{"a":', '[]', '{"__proto__":{"x":1}}', '{"a":1e999}', '\ufeff{}'),
  fc.integer({ min: 1, max: 3000 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 50 }),
);
const types = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'nonsense',
);

/** The last object may have been deleted by an attempt before. */
const gone = (name: OperationName) =>
  name === 'webhook.delete'
    ? server.core.domain(42).store.count('webhooks') === 0
    : server.core.domain(42).store.count('ical_sources') === 0;

interface Attempt {
  path: string;
  method: string;
  type: string;
  body: string | Uint8Array | undefined;
}

function attempts(name: OperationName): fc.Arbitrary<Attempt> {
  const { method, path } = operations[name];
  const keys = Object.keys(operations[name].params.shape);
  const anyPath = fc
    .tuple(fc.boolean(), fc.array(segment, { minLength: keys.length, maxLength: keys.length }))
    .map(([valid, junk]) => {
      const given = valid && !gone(name) ? paramsOf(server, name) : {};
      return `/v1${path.replace(/\{(\w+)\}/g, (_, key: string) => String(given[key] ?? junk[keys.indexOf(key)]))}`;
    });
  return fc
    .record({ path: anyPath, fields: fieldsOf(name), raw: rawBodies, type: types, broken: fc.nat(3) })
    .map(({ path, fields, raw, type, broken }) =>
      method === 'GET' || method === 'DELETE'
        ? { path: `${path}?${queryString(fields)}`, method, type: '', body: undefined }
        : broken === 0
          ? { path, method, type, body: raw }
          : { path, method, type: 'application/json', body: JSON.stringify(fields) },
    );
}

async function send({ path, method, type, body }: Attempt) {
  const reply = await fetch(server.url + path, {
    method,
    headers: {
      Accept: 'application/json',
      Authorization: `Bearer ${token}`,
      ...(type && { 'Content-Type': type }),
    },
    ...(body !== undefined && { body: body as string }),
    signal: AbortSignal.timeout(5000),
  });
  return { status: reply.status, text: await reply.text() };
}

/** Deleting the object that others are tried on comes last. */
const order = operationNames.toSorted(
  (a, b) => Number(a.endsWith('.delete')) - Number(b.endsWith('.delete')),
);

const megabytes = 7_000_000;
const huge: [string, string, string, unknown][] = [
  ['an email of dots', '/v1/bookings', 'application/json', { guest_email: 'a.'.repeat(megabytes / 2) }],
  ['a phone number', '/v1/bookings', 'application/json', { guest_phone: '+1'.repeat(megabytes / 2) }],
  ['blanks', '/v1/bookings', 'application/json', { guest_name: `${' '.repeat(megabytes)}x` }],
  [
    'a host name',
    '/v1/webhooks',
    'application/json',
    { url: `https://${'a.'.repeat(megabytes / 2)}`, events: ['*'] },
  ],
  [
    'a list',
    '/v1/webhooks',
    'application/json',
    { url: 'https://a.example', events: Array(500_000).fill('x.y') },
  ],
  [
    'fields',
    '/v1/bookings',
    'application/json',
    Object.fromEntries(Array.from({ length: 300_000 }, (_, n) => [`k${n}`, n])),
  ],
  ['parameters', '/v1/bookings', 'application/x-www-form-urlencoded', 'a[]=1&'.repeat(1_000_000)],
  ['brackets', '/v1/bookings', 'application/x-www-form-urlencoded', `a${'[b]'.repeat(2_000_000)}=1`],
  ['stray percent signs', '/v1/bookings', 'application/x-www-form-urlencoded', '%'.repeat(megabytes)],
];

describe('Megabytes', () => {
  it.each(huge)('of %s are refused in time', async (_, path, type, body) => {
    await server.core.timeline.settled();
    const before = state();
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const { status } = await send({ path, method: 'POST', type, body: text });
    expect(status).toBe(422);
    expect(state()).toBe(before);
  });
});

/** More of them to hunt with: FUZZ_RUNS=1000. */
const runs = Number(process.env.FUZZ_RUNS ?? 40);

describe('Hostile input', () => {
  it.each(order)(
    '%s: no 500, no hang, and a refusal changes nothing',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(attempts(name), async (attempt) => {
          await server.core.timeline.settled();
          const before = state();
          const { status, text } = await send(attempt);
          expect(status).toBeLessThan(500);
          if (status < 400) return;
          await server.core.timeline.settled();
          expect(state()).toBe(before);
          expect(typeof JSON.parse(text).message).toBe('string');
        }),
        { numRuns: runs },
      );
    },
    10_000 + runs * 200,
  );
});
