import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildRequest } from '../../src/client/request.ts';
import { operations } from '../../src/generated/operations.ts';
import { createClient, InputError, normaliseBaseUrl, type OperationName } from '../../src/index.ts';
import { testPlatform } from './clock.ts';

const baseUrl = 'https://api.lgcd.ma/v1';
const build = (operation: OperationName, input: Record<string, unknown>, accessToken?: string) =>
  buildRequest({ operation, facts: operations[operation], baseUrl, accessToken }, input);

describe('the request of an operation', () => {
  it('asks for JSON, or Laravel would answer errors as HTML', () => {
    expect(build('account.get', {})).toEqual({
      method: 'GET',
      url: `${baseUrl}/me`,
      headers: { Accept: 'application/json' },
      authenticated: true,
    });
  });

  it('carries the token when the client has one', () => {
    expect(build('account.get', {}, '1|abc').headers.Authorization).toBe('Bearer 1|abc');
  });

  it('carries no token to a signed link', () => {
    const request = build('property.exportCalendar', { id: 1, token: 'a/b' }, '1|abc');
    expect(request.headers).not.toHaveProperty('Authorization');
    expect(request.authenticated).toBe(false);
    expect(request.url).toBe(`${baseUrl}/properties/1/calendar.ics?token=a%2Fb`);
  });

  it('puts each field where it belongs', () => {
    const request = build('icalSource.update', { property_id: 1, id: 3, name: 'Airbnb' });
    expect(request.url).toBe(`${baseUrl}/properties/1/ical-sources/3`);
    expect(request.body).toBe('{"name":"Airbnb"}');
    expect(request.headers['Content-Type']).toBe('application/json');
  });

  it('writes a list in a query as Laravel reads it', () => {
    const { url } = build('calendar.get', { from: '2026-08-01', to: '2026-08-31', property_ids: [1, 2] });
    expect(url).toBe(
      `${baseUrl}/calendar?from=2026-08-01&to=2026-08-31&property_ids%5B%5D=1&property_ids%5B%5D=2`,
    );
  });

  it('writes true and false in a query as 1 and 0', () => {
    expect(build('booking.getAll', { search: true }).url).toBe(`${baseUrl}/bookings?search=1`);
    expect(build('booking.getAll', { search: false }).url).toBe(`${baseUrl}/bookings?search=0`);
  });

  it('escapes what people type', () => {
    expect(build('booking.getAll', { search: 'a b&page=2#é' }).url).toBe(
      `${baseUrl}/bookings?search=a%20b%26page%3D2%23%C3%A9`,
    );
  });

  it('leaves undefined out and sends null, which empties a field', () => {
    expect(build('cleaningTask.update', { id: 1, assignee: null, notes: undefined }).body).toBe(
      '{"assignee":null}',
    );
  });

  it('leaves null out of a query', () => {
    expect(build('booking.getAll', { search: null, status: 'pending' }).url).toBe(
      `${baseUrl}/bookings?status=pending`,
    );
  });

  it('sends an empty object where a body is expected', () => {
    expect(build('booking.cancel', { id: 1 }).body).toBe('{}');
    expect(build('webhook.rotateSecret', { id: 1 }).body).toBeUndefined();
  });
});

describe('an input that cannot be sent', () => {
  it('is named when it is unknown, with what is known', () => {
    expect(() => build('booking.cancel', { id: 1, reson: 'x' })).toThrow(
      'booking.cancel: unknown input reson. It takes id, reason.',
    );
    expect(() => build('account.get', { id: 1 })).toThrow(
      'account.get: unknown input id. It takes no input.',
    );
  });

  it('is not shown where it is no plain name, since it may be a secret', () => {
    const token = `7|${'a'.repeat(40)}`;
    expect(() => build('account.get', { [token]: 1 })).toThrow(
      'unknown input (a name of 42 characters, not shown).',
    );
    expect(() => build('account.get', { ['b'.repeat(40)]: 1 }, `1|${'b'.repeat(40)}`)).toThrow(
      '40 characters, not',
    );
    expect(() => build('booking.create', { ...{ guests_count: { [token]: Number.NaN } } })).toThrow(
      'booking.create: (a name of 42 characters, not shown) is not a number.',
    );
  });

  it('is named with four others at most', () => {
    const many = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`x${index}`, 1]));
    expect(() => build('account.get', many)).toThrow('unknown input x0, x1, x2, x3, x4 and 2 more. It takes');
  });

  it('is no input when it is undefined', () => {
    expect(build('account.get', { id: undefined }).url).toBe(`${baseUrl}/me`);
  });

  it.each([undefined, null, ''])('is named when it is a path parameter that is %j', (id) => {
    expect(() => build('booking.get', { id })).toThrow('booking.get: id is missing.');
  });

  it.each(['..', '.', '1/2', '1?x=1', '%2e%2e', 'a b', {}, [1], true])(
    'is refused as a path parameter: %j',
    (id) => {
      expect(() => build('booking.get', { id })).toThrow('booking.get: id must be an id, as in 42.');
    },
  );

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'is refused when it is %s, which JSON would write as null',
    (price) => {
      expect(() => build('rate.create', { nightly_price: price })).toThrow(
        'rate.create: nightly_price is not a number.',
      );
    },
  );

  it('is refused when it is an object in a query', () => {
    expect(() => build('booking.getAll', { search: { a: 1 } })).toThrow(InputError);
  });

  it('sends nothing', async () => {
    const platform = testPlatform([]);
    await expect(createClient(platform).dispatch('booking.get', {})).rejects.toBeInstanceOf(InputError);
    await expect(createClient(platform).dispatch('booking.explode' as 'booking.get', {})).rejects.toThrow(
      'There is no operation booking.explode.',
    );
    await expect(createClient(platform).dispatch('constructor' as 'booking.get', {})).rejects.toBeInstanceOf(
      InputError,
    );
    expect(platform.sent).toEqual([]);
  });
});

describe('whatever stands in an input', () => {
  it('the request stays below the base URL and on its route', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string({ unit: 'binary' }), (id, search) => {
        let url: string;
        try {
          url = build('booking.get', { id }).url;
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          return;
        }
        expect(new URL(url).pathname).toBe(`/v1/bookings/${String(id)}`);
        const query = new URL(build('booking.getAll', { search }).url).searchParams;
        expect([...query]).toEqual([['search', Buffer.from(search).toString()]]);
      }),
    );
  });
});

describe('the base URL', () => {
  it.each([
    ['https://api.lgcd.ma/v1', 'https://api.lgcd.ma/v1'],
    [' https://api.lgcd.ma/v1/ ', 'https://api.lgcd.ma/v1'],
    ['https://api.lgcd.ma/api/v1//', 'https://api.lgcd.ma/api/v1'],
    ['https://api.lgcd.ma', 'https://api.lgcd.ma/v1'],
    ['https://api.lgcd.ma/api', 'https://api.lgcd.ma/api/v1'],
    ['https://api.lgcd.ma/v1/docs', 'https://api.lgcd.ma/v1'],
    ['https://api.lgcd.ma/v1/openapi.json', 'https://api.lgcd.ma/v1'],
    ['api.lgcd.ma', 'https://api.lgcd.ma/v1'],
    ['api.lgcd.ma/v1', 'https://api.lgcd.ma/v1'],
    ['\u200bapi.lgcd.ma/v1\u00a0', 'https://api.lgcd.ma/v1'],
    ['localhost:4010', 'http://localhost:4010/v1'],
    ['127.0.0.1:4010/v1', 'http://127.0.0.1:4010/v1'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/v1'],
    ['http://localhost:4010/v1', 'http://localhost:4010/v1'],
    ['http://lgcd.localhost/v1', 'http://lgcd.localhost/v1'],
    ['http://[::1]:4010/v1', 'http://[::1]:4010/v1'],
  ])('%j is %j', (given, expected) => {
    expect(normaliseBaseUrl(given)).toBe(expected);
  });

  it.each([
    ['http://api.lgcd.ma/v1', /in the clear/],
    ['user:secret@api.lgcd.ma', /a user or a password/],
    ['http://localhost.evil.example/v1', /in the clear/],
    ['http://127.0.0.1.evil.example/v1', /in the clear/],
    ['ftp://api.lgcd.ma', /must begin with https/],
    ['api .lgcd.ma/v1', /not an address/],
    ['', /not an address/],
    ['https://user:secret@api.lgcd.ma/v1', /a user or a password/],
    ['https://api.lgcd.ma/v1?x=1', /must not carry \?/],
    ['https://api.lgcd.ma/v1#x', /must not carry \?/],
  ])('%j is refused', (given, message) => {
    expect(() => normaliseBaseUrl(given)).toThrow(InputError);
    expect(() => normaliseBaseUrl(given)).toThrow(message);
  });

  it('never repeats a password in its error', () => {
    expect(() => normaliseBaseUrl('https://user:secret@api.lgcd.ma/v1')).not.toThrow(/secret/);
  });
});
