import { describe, expect, it } from '@jest/globals';
import { operationNames, operations } from '@lgcd/core-client/contract';
import { z } from 'zod';
import { errorAnswer } from '../src/http/laravel/answers.ts';
import { readInput, readParams } from '../src/http/laravel/body.ts';
import { Invalid } from '../src/http/laravel/errors.ts';
import { validate } from '../src/http/laravel/validate.ts';
import { golden } from './golden.ts';

const everything = () => true;

async function refusal(
  schema: z.ZodObject,
  json: string,
  exists: (resource: string, id: number) => boolean = everything,
) {
  const input = await readInput({}, 'application/json', Buffer.from(json));
  try {
    validate(schema, input, exists);
  } catch (error) {
    if (error instanceof Invalid) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

const errorsOf = async (schema: z.ZodObject, value: unknown) =>
  (await refusal(schema, JSON.stringify(value))).errors;

/** The rules of the recorded application. */
const recorded = z
  .object({
    property_id: z.int(),
    check_in: z.iso.date(),
    check_out: z.iso.date(),
    guest: z.object({ email: z.email(), first_name: z.string().max(5) }),
    extras: z.array(z.object({ qty: z.int().min(1) })).optional(),
  })
  .refine((given) => given.check_out > given.check_in, {
    path: ['check_out'],
    message: 'The check out field must be a date after check in.',
    when: () => true,
  });

describe('Validation', () => {
  it('tells all errors at once, in the order of the fields, as recorded', async () => {
    const error = await refusal(
      recorded,
      JSON.stringify({
        check_in: '2026-08-12',
        check_out: '2026-08-12',
        guest: { email: 'nope', first_name: 'too long a name' },
        extras: [{ qty: 0 }],
      }),
    );
    expect(errorAnswer(error).body).toBe(golden('POST /api/v1/bookings tok:1|').body);
  });

  it('counts one further error in the singular', async () => {
    const error = await refusal(z.object({ a: z.string(), b: z.string() }), '{}');
    expect(error.message).toBe('The a field is required. (and 1 more error)');
  });

  it('takes malformed JSON for no input', async () => {
    const flat = z.object({ property_id: z.int(), check_in: z.iso.date(), check_out: z.iso.date() });
    for (const body of ['{bad', '[1,2', '"text"', '5', 'null', '']) {
      expect(Object.keys((await refusal(flat, body)).errors)).toEqual([
        'property_id',
        'check_in',
        'check_out',
      ]);
    }
  });

  it.each<[string, z.ZodType, unknown, string]>([
    ['an empty string', z.string(), '  ', 'The field_a field is required.'],
    ['null', z.string(), null, 'The field_a field is required.'],
    ['null where it may be left out', z.string().optional(), null, 'The field_a field is required.'],
    ['a number for a text', z.string(), 5, 'The field_a field must be a string.'],
    ['a text for a number', z.int(), 'five', 'The field_a field must be an integer.'],
    ['a fraction', z.int(), 4.5, 'The field_a field must be an integer.'],
    ['a fraction in a string', z.int(), '5.0', 'The field_a field must be an integer.'],
    ['a leading zero', z.int(), '05', 'The field_a field must be an integer.'],
    ['true for an integer', z.int(), true, 'The field_a field must be an integer.'],
    ['an integer beyond all bounds', z.int(), 1e300, 'The field_a field must be an integer.'],
    ['a hexadecimal number', z.number(), '0x10', 'The field_a field must be a number.'],
    ['an endless number', z.number(), '1e999', 'The field_a field must be a number.'],
    ['a number that is too small', z.int().min(1), 0, 'The field_a field must be at least 1.'],
    ['a number that is too big', z.int().max(5), '6', 'The field_a field must not be greater than 5.'],
    [
      'a text that is too long',
      z.string().max(3),
      'four',
      'The field_a field must not be greater than 3 characters.',
    ],
    ['a word for a boolean', z.boolean(), 'true', 'The field_a field must be true or false.'],
    ['a choice that there is not', z.enum(['a']), 'b', 'The selected field_a is invalid.'],
    ['a day that there is not', z.iso.date(), '2026-02-30', 'The field_a field must match the format Y-m-d.'],
    ['a number for a day', z.iso.date(), 5, 'The field_a field must match the format Y-m-d.'],
    [
      'a time that there is not',
      z.iso.datetime({ offset: true }),
      '2026-02-30T10:00:00Z',
      'The field_a field must be a valid date.',
    ],
    [
      'a month that there is not',
      z
        .string()
        .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
        .meta({ format: 'month' }),
      '2026-13',
      'The field_a field must match the format Y-m.',
    ],
    [
      'what does not fit a pattern',
      z.string().regex(/^\+\d+$/),
      '06',
      'The field_a field format is invalid.',
    ],
    ['an address that is none', z.url(), 'x', 'The field_a field must be a valid URL.'],
    ['a text for a list', z.array(z.string()), 'x', 'The field_a field must be an array.'],
    ['a list that is empty', z.array(z.string()).min(1), [], 'The field_a field is required.'],
    [
      'a list that is too long',
      z.array(z.string()).max(1),
      ['a', 'b'],
      'The field_a field must not have more than 1 items.',
    ],
    ['a text for a map', z.record(z.string(), z.string()), 'x', 'The field_a field must be an array.'],
  ])('refuses %s', async (_, schema, value, message) => {
    const errors = await errorsOf(z.object({ field_a: schema }), { field_a: value });
    expect(errors).toEqual({ field_a: [message.replace('field_a', 'field a')] });
  });

  it('calls the members of a list and a map by their path, underscores and all', async () => {
    const schema = z.object({
      my_list: z.array(z.url()),
      my_map: z.record(z.string(), z.union([z.string(), z.number()])),
    });
    expect(
      await errorsOf(schema, { my_list: ['https://a.example', 'b'], my_map: { check_in: true } }),
    ).toEqual({
      'my_list.1': ['The my_list.1 field must be a valid URL.'],
      'my_map.check_in': ['The my_map.check_in field must be a string.'],
    });
  });

  it('takes numbers, booleans and times in the spellings that Laravel takes', async () => {
    const schema = z.object({
      integer: z.int(),
      number: z.number(),
      yes: z.boolean(),
      no: z.boolean(),
      day: z.iso.datetime({ offset: true }),
      zoned: z.iso.datetime({ offset: true }),
      list: z.array(z.int()),
      map: z.record(z.string(), z.string()),
    });
    const given = {
      integer: ' 5 ',
      number: '1e2',
      yes: '1',
      no: 0,
      day: '2026-07-15',
      zoned: '2026-07-15 10:00+02:00',
      list: { 0: '1', 3: 2 },
      map: [],
    };
    const input = await readInput({}, 'application/json', Buffer.from(JSON.stringify(given)));
    expect(validate(schema, input, everything)).toEqual({
      integer: 5,
      number: 100,
      yes: true,
      no: false,
      day: '2026-07-15T00:00:00+00:00',
      zoned: '2026-07-15T08:00:00+00:00',
      list: [1, 2],
      map: {},
    });
  });

  it('refuses the id of an object that the agency does not have, once and in its place', async () => {
    const reference = (resource: string) => z.int().min(1).meta({ 'x-resource': resource });
    const schema = z.object({
      property_id: reference('property').nullish(),
      booking_id: reference('booking'),
      property_ids: z.array(reference('property')),
      name: z.string(),
    });
    const json = JSON.stringify({ property_id: 7, booking_id: 0, property_ids: [1, 7, 'x'] });
    const error = await refusal(schema, json, (resource, id) => resource === 'property' && id === 1);
    expect(error.errors).toEqual({
      property_id: ['The selected property id is invalid.'],
      booking_id: ['The booking id field must be at least 1.'],
      'property_ids.1': ['The selected property_ids.1 is invalid.'],
      'property_ids.2': ['The property_ids.2 field must be an integer.'],
      name: ['The name field is required.'],
    });
  });

  it('ignores what the schema does not know, prototypes included', async () => {
    const input = await readInput(
      {},
      'application/json',
      Buffer.from('{"a":"x","__proto__":{"b":"y"},"constructor":1}'),
    );
    expect(validate(z.object({ a: z.string(), b: z.string().optional() }), input, everything)).toEqual({
      a: 'x',
    });
    expect(({} as Record<string, unknown>).b).toBeUndefined();
  });
});

describe('Input', () => {
  const read = (query: string, type = '', body = '') => readInput(readParams(query), type, Buffer.from(body));

  it.each([
    ['a[]=1&a[]=2', { a: { 0: '1', 1: '2' } }],
    ['a[0]=1&a[1]=2', { a: { 0: '1', 1: '2' } }],
    ['a[x][y]=1', { a: { x: { y: '1' } } }],
    ['a.b=1&c d=2', { a_b: '1', c_d: '2' }],
    ['a=1&a=2', { a: '2' }],
    ['a=%20x+y%20', { a: 'x y' }],
    ['a=%E0%A4%A', { a: '\ufffd%A' }],
    ['a', { a: null }],
    ['a[b=1', { a_b: '1' }],
  ])('reads %s as PHP does', async (query, expected) => {
    expect(JSON.parse(JSON.stringify(await read(query)))).toEqual(JSON.parse(JSON.stringify(expected)));
  });

  it('lets the body win over the query', async () => {
    expect({ ...(await read('a=1&b=2', 'application/json', '{"a":3}')) }).toEqual({ a: 3, b: '2' });
  });

  it('reads forms, and nothing of other types', async () => {
    expect({ ...(await read('', 'application/x-www-form-urlencoded', 'a=1&b%5B%5D=2')) }).toMatchObject({
      a: '1',
    });
    const multipart = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nv\r\n--x--\r\n';
    expect({ ...(await read('', 'multipart/form-data; boundary=x', multipart)) }).toEqual({ a: 'v' });
    expect({ ...(await read('', 'text/plain', 'a=1')) }).toEqual({});
  });

  it('does not read JSON that nests deeper than PHP reads, or is not UTF-8', async () => {
    const nested = (depth: number) => `{"a":${'['.repeat(depth)}1${']'.repeat(depth)}}`;
    expect(Object.keys(await read('', 'application/json', nested(500)))).toEqual(['a']);
    expect(Object.keys(await read('', 'application/json', nested(100_000)))).toEqual([]);
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect(Object.keys(await readInput({}, 'application/json', bytes))).toEqual([]);
  });
});

describe('The examples of the contract', () => {
  const schemaOf = (name: (typeof operationNames)[number]) => {
    const { params, query, body } = operations[name];
    return [params, query, body] as const;
  };

  it.each(operationNames)('%s: what it shows as right passes', (name) => {
    // An example may leave open which object it is about.
    for (const input of operations[name].examples.map((one) => ({ id: 1, ...one.input }))) {
      for (const schema of schemaOf(name)) expect(() => validate(schema, input, everything)).not.toThrow();
    }
  });
});
