import { describe, expect, it } from '@jest/globals';
import { bookingBlockExample } from '../../src/contract/booking.ts';
import {
  isEventName,
  parseEvent,
  sign,
  testDelivery,
  verify,
  verifyHmac,
  WebhookVerificationError,
} from '../../src/webhook.ts';
import { secret } from './made.ts';

const other = 'f'.repeat(64);

/** Why a body with this signature is refused, when it is. */
function reasonOf(rawBody: unknown, signature: unknown = other, secrets: string | string[] = secret) {
  const result = verifyHmac(rawBody, signature, secrets);
  return result.ok ? 'accepted' : result.reason;
}

/** The error of whatever is refused by throwing. */
function errorOf(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was accepted.');
}

describe('a signature', () => {
  it('of nothing is told from a wrong one', () => {
    for (const none of [undefined, null, ''])
      expect(verifyHmac('{}', none, secret)).toMatchObject({ reason: 'missing_signature' });
    expect(verifyHmac('{}', '', secret)).toMatchObject({ message: 'The delivery carries no signature.' });
  });

  it('may have sha256= before it and blanks around it, and nothing else', () => {
    const right = sign('{}', secret);
    for (const form of [right, `sha256=${right}`, `SHA256=${right}`, ` ${right}\n`, right.toUpperCase()])
      expect(reasonOf('{}', form)).toBe('accepted');
    const wrapped = [`x sha256=${right}`, `${right}0`, `0${right}`, `sha512=${right}`, ` ${right.slice(2)} `];
    for (const form of wrapped) expect(reasonOf('{}', form)).toBe('malformed_signature');
    for (const form of [12, {}, [right], true]) expect(reasonOf('{}', form)).toBe('malformed_signature');
  });

  it('in base64 is told, with its = or without', () => {
    const base64 = Buffer.from(other, 'hex').toString('base64');
    for (const form of [base64, base64.slice(0, -1)])
      expect(verifyHmac('{}', form, secret)).toMatchObject({ message: expect.stringContaining('is base64') });
  });

  it('holds under each of more secrets than are kept ready, again and again', () => {
    const secrets = Array.from({ length: 200 }, (_, index) => `whsec_${index}`);
    for (const _ of [1, 2])
      for (const one of secrets) {
        expect(reasonOf('{}', sign('{}', one), one)).toBe('accepted');
        expect(reasonOf('{}', sign('{}', one), `${one}x`)).toBe('mismatch');
      }
  });

  it('is not made with an empty secret, nor of what is no body', () => {
    for (const empty of ['', ' ', '\n']) {
      const error = errorOf(() => sign('{}', empty));
      expect([error.name, error.message]).toEqual(['RangeError', 'A webhook secret must not be empty.']);
    }
    for (const body of [{}, undefined, null, 12]) {
      const error = errorOf(() => sign(body as never, secret));
      expect([error.name, /raw body|parsed body/i.test(error.message)]).toEqual(['TypeError', true]);
    }
  });
});

describe('a refusal says what is wrong', () => {
  it('where one of several secrets has white space around it', () => {
    expect(reasonOf('{}', other, [secret, ` ${secret}`])).toBe('secret_has_white_space');
    expect(reasonOf('{}', other, [secret, 'another'])).toBe('mismatch');
  });

  it('where the body is base64 of an object, and nowhere else', () => {
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    expect(reasonOf(base64('{"id":1}'))).toBe('body_base64');
    expect(reasonOf(base64('  {"id":1}'))).toBe('body_base64');
    expect(reasonOf(`${base64('{"id":1}')}\n`)).toBe('body_base64');
    expect(reasonOf(Buffer.from(base64('{"id":1}')))).toBe('body_base64');
    expect(reasonOf(base64('ab {"id":1}'))).toBe('mismatch');
    expect(reasonOf(base64('[{"id":1}]'))).toBe('mismatch');
    expect(reasonOf(`.${base64('{"id":1}')}`)).toBe('mismatch');
    expect(reasonOf(`${base64('{"id":1}')}.`)).toBe('mismatch');
  });

  it('where the body was written again: text or bytes, at its beginning or its end', () => {
    const secrets = secret;
    const reason = (rawBody: string | Buffer) =>
      (errorOf(() => verify({ rawBody, signature: other, secrets })) as WebhookVerificationError).reason;
    for (const as of [(text: string) => text, (text: string) => Buffer.from(text)]) {
      expect(reason(as('{"id":"a"}'))).toBe('mismatch');
      expect(reason(as('{"url":"a\\/b"}'))).toBe('mismatch');
      expect(reason(as('{"url":"a/b"}'))).toBe('body_reserialised');
      expect(reason(as('{"name":"é"}'))).toBe('body_reserialised');
      expect(reason(as('{"id": "a"}'))).toBe('body_reserialised');
      expect(reason(as('{"text":"{\\"a\\": 1}"}'))).toBe('mismatch');
      expect(reason(as('{"id":"a"}\n'))).toBe('body_reserialised');
      expect(reason(as(' {"id":"a"}'))).toBe('body_reserialised');
    }
  });

  it('and is known by its name', () => {
    const error = errorOf(() => verify({ rawBody: '{}', signature: other, secrets: secret }));
    expect(error).toBeInstanceOf(WebhookVerificationError);
    expect(error.name).toBe('WebhookVerificationError');
  });
});

describe('a body', () => {
  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /^There is no raw body/],
    ['null', null, /^There is no raw body/],
    ['a number', 12, /^A parsed body/],
    ['a text of bytes in a list', [123, 125], /^A parsed body/],
    ['a function', () => '{}', /^A parsed body/],
    [
      'a function with a method of a stream',
      Object.assign(() => '{}', { pipe: () => undefined }),
      /^A parsed/,
    ],
    ['a request', { arrayBuffer: () => undefined }, /^A request/],
    ['a promise', Promise.resolve('{}'), /^A promise/],
    ['a web stream', { getReader: () => undefined }, /^A stream/],
    ['an object with a field of that name', { pipe: 'x', arrayBuffer: 1 }, /^A parsed body/],
  ])('that is %s is refused with what to do', (_, body, message) => {
    expect(verifyHmac(body, other, secret)).toMatchObject({
      reason: 'body_not_raw',
      message: expect.stringMatching(message),
    });
  });
});

describe('an envelope', () => {
  const envelope = JSON.parse(
    testDelivery({ event: 'booking.created', data: { booking: bookingBlockExample }, secret }).rawBody,
  );
  const refusal = (change: object) =>
    errorOf(() => parseEvent(JSON.stringify({ ...envelope, ...change }))).message;

  it('has a UUID, with nothing before or behind it', () => {
    for (const id of [`x${envelope.id}`, `${envelope.id}x`, 12, null, {}, [envelope.id]])
      expect(refusal({ id })).toContain('its id is not a UUID');
  });

  it('has a time with offset, with nothing before or behind it', () => {
    const wrong = [
      'x2026-07-15T10:23:41Z',
      '2026-07-15T10:23:41Zx',
      '2026-07-15T10:23:41',
      '2026-07-15T10:23:41.Z',
    ];
    for (const created_at of [...wrong, '2026-07-15T10:23:41.xZ', 12, null, ['2026-07-15T10:23:41Z']])
      expect(refusal({ created_at })).toContain('its created_at is not an ISO 8601 time with offset');
    for (const created_at of [
      '2026-07-15T10:23:41.123456Z',
      '2026-12-31T23:59:59+01:00',
      '2026-01-01T00:00:00-23:59',
    ])
      expect(parseEvent(JSON.stringify({ ...envelope, created_at }))).toMatchObject({ created_at });
  });

  it('has the whole number of an agency', () => {
    for (const agency_id of [0, -1, 1.5, '42', null, 2 ** 53])
      expect(refusal({ agency_id })).toContain('its agency_id is not an agency id');
  });

  it('has an object of data, and is one itself', () => {
    for (const data of [null, [], 'x', 1]) expect(refusal({ data })).toContain('its data is not an object');
    for (const body of ['null', '[]', '"x"', '1'])
      expect(errorOf(() => parseEvent(body)).message).toContain('it is no object');
  });

  it('names an event, and a name is no pattern and no list', () => {
    expect(isEventName('booking.created')).toBe(true);
    for (const name of [
      'booking.*',
      '*',
      '',
      undefined,
      ['booking.created'],
      { toString: () => 'booking.created' },
    ])
      expect(isEventName(name)).toBe(false);
  });
});

it('a test delivery is one of JSON, signed, with the time of the example of LGCD', () => {
  const made = testDelivery({ event: 'booking.created', data: { booking: bookingBlockExample }, secret });
  expect(made.headers).toEqual({ 'Content-Type': 'application/json', 'X-Signature': made.signature });
  expect(JSON.parse(made.rawBody)).toMatchObject({ created_at: '2026-07-15T10:23:41+00:00', agency_id: 42 });
});
