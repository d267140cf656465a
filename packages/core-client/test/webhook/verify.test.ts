import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { type Delivery, sign, verify, WebhookVerificationError } from '../../src/webhook.ts';
import { made, secret } from './made.ts';

const good: Delivery = { rawBody: made.rawBody, headers: made.headers, secrets: secret };

const bytesOf = (text: string): ArrayBuffer => new Uint8Array(Buffer.from(text)).buffer;
function sharedBytesOf(text: string): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(Buffer.byteLength(text));
  new Uint8Array(shared).set(Buffer.from(text));
  return shared;
}
const foreignBytesOf = (text: string): ArrayBuffer =>
  runInNewContext('new Uint8Array(values).buffer', { values: [...Buffer.from(text)] });
const signatureOf = (rawBody: string) => ({ headers: { 'X-Signature': sign(rawBody, secret) } });
/** Of an even length. */
const even = made.rawBody.length % 2 === 0 ? made.rawBody : made.rawBody.replace('Karim', 'Amin');

function refusal(change: Partial<Delivery>): WebhookVerificationError {
  try {
    verify({ ...good, ...change });
  } catch (error) {
    if (error instanceof WebhookVerificationError) return error;
    throw error;
  }
  throw new Error('The delivery was accepted.');
}

const signed = (rawBody: string): Partial<Delivery> => ({
  rawBody,
  headers: { 'X-Signature': sign(rawBody, secret) },
});
const changed = (change: Record<string, unknown>) =>
  signed(JSON.stringify({ ...JSON.parse(made.rawBody), ...change }));

describe('verify accepts', () => {
  it('a delivery of LGCD, and answers its envelope', () => {
    const event = verify(good);
    expect(event).toEqual(JSON.parse(made.rawBody));
    if (event.event === 'booking.confirmed') expect(event.data.booking.guest_name).toBe('Zoé / Karim');
  });

  it.each<[string, Partial<Delivery>]>([
    ['the body as a Buffer', { rawBody: Buffer.from(made.rawBody) }],
    ['the body as plain bytes', { rawBody: new Uint8Array(Buffer.from(made.rawBody)) }],
    ['the body as an ArrayBuffer', { rawBody: bytesOf(made.rawBody) }],
    ['the body as shared memory', { rawBody: sharedBytesOf(made.rawBody) }],
    ['the body as a DataView', { rawBody: new DataView(bytesOf(made.rawBody)) }],
    [
      'the body as a view of a part',
      { rawBody: new DataView(bytesOf(`..${made.rawBody}.`), 2, made.rawBody.length) },
    ],
    ['the body as words', { rawBody: new Uint16Array(bytesOf(even)), ...signatureOf(even) }],
    ['the body as an ArrayBuffer of another realm', { rawBody: foreignBytesOf(made.rawBody) }],
    ['a header in lower case', { headers: { 'x-signature': made.signature } }],
    ['the header as Zapier renames it', { headers: { 'Http-X-Signature': made.signature } }],
    ['fetch headers', { headers: new Headers({ 'X-Signature': made.signature }) }],
    ['a header that Node gives as a list of one', { headers: { 'x-signature': [made.signature] } }],
    ['a sha256= prefix', { headers: { 'x-signature': `sha256=${made.signature}` } }],
    ['upper-case hex', { headers: { 'x-signature': made.signature.toUpperCase() } }],
    ['white space around the header', { headers: { 'x-signature': ` ${made.signature} ` } }],
    ['a signature without headers', { headers: undefined, signature: made.signature }],
    ['the new secret while the old one is still listed', { secrets: ['old', secret] }],
    ['the old secret while the new one is already listed', { secrets: [secret, 'new'] }],
    ['a list of secrets with gaps', { secrets: [undefined, null, '', secret] }],
  ])('%s', (_, change) => {
    expect(verify({ ...good, ...change }).event).toBe('booking.confirmed');
  });

  it('keeps what LGCD may add to the envelope one day', () => {
    expect(verify({ ...good, ...changed({ version: 2 }) })).toMatchObject({ version: 2 });
  });
});

describe('verify refuses', () => {
  const inBase64 = Buffer.from(made.rawBody).toString('base64');
  const base64 = Buffer.from(made.signature, 'hex').toString('base64');

  it.each<[string, Partial<Delivery>, string, RegExp]>([
    ['no header at all', { headers: {} }, 'missing_signature', /no X-Signature header/],
    ['neither headers nor signature', { headers: undefined }, 'missing_signature', /no X-Signature header/],
    ['an empty header', { headers: { 'X-Signature': '' } }, 'missing_signature', /no X-Signature header/],
    ['base64', { headers: { 'X-Signature': base64 } }, 'malformed_signature', /base64/],
    ['a SHA-1', { headers: { 'X-Signature': 'a'.repeat(40) } }, 'malformed_signature', /40 hex characters/],
    [
      'one hex digit too few',
      { headers: { 'X-Signature': made.signature.slice(1) } },
      'malformed_signature',
      /63 hex/,
    ],
    ['text', { headers: { 'X-Signature': 'signed by me!' } }, 'malformed_signature', /not hex/],
    [
      'two signatures of which one is right',
      { headers: { 'X-Signature': [made.signature, 'a'.repeat(64)] } },
      'malformed_signature',
      /more than one value/,
    ],
    ['an empty list of secrets', { secrets: [] }, 'no_secret', /No secret is stored/],
    ['an empty secret', { secrets: '' }, 'no_secret', /No secret is stored/],
    ['a secret of white space', { secrets: ['  '] }, 'no_secret', /No secret is stored/],
    ['secrets that are undefined', { secrets: undefined }, 'no_secret', /No secret is stored/],
    ['secrets that are null', { secrets: null }, 'no_secret', /No secret is stored/],
    ['a number for a secret', { secrets: 42 as never }, 'no_secret', /No secret is stored/],
    ['an object for the secrets', { secrets: { 0: secret } as never }, 'no_secret', /No secret is stored/],
    ['secrets that were never stored', { secrets: [undefined, null] }, 'no_secret', /No secret is stored/],
    ['another secret', { secrets: 'whsec_other' }, 'mismatch', /does not match/],
    [
      'white space around the secret',
      { secrets: `${secret}\n` },
      'secret_has_white_space',
      /white space around it/,
    ],
    ['no body', { rawBody: undefined }, 'body_not_raw', /no raw body/],
    ['a parsed body', { rawBody: JSON.parse(made.rawBody) }, 'body_not_raw', /parsed body/],
    [
      'a request',
      { rawBody: new Request('https://example.com') as never },
      'body_not_raw',
      /request.text\(\)/,
    ],
    ['a promise', { rawBody: Promise.resolve(made.rawBody) as never }, 'body_not_raw', /Await the body/],
    ['a stream', { rawBody: Readable.from([made.rawBody]) as never }, 'body_not_raw', /Read it to its end/],
    ['a web stream', { rawBody: new ReadableStream() as never }, 'body_not_raw', /Read it to its end/],
    ['a body in base64', { rawBody: inBase64 }, 'body_base64', /isBase64Encoded/],
    ['a body in base64, as bytes', { rawBody: Buffer.from(inBase64) }, 'body_base64', /Decode it first/],
    [
      'a body in base64 for addresses',
      { rawBody: Buffer.from(made.rawBody).toString('base64url') },
      'body_base64',
      /Decode it first/,
    ],
    [
      'an indented body in base64',
      { rawBody: Buffer.from(JSON.stringify(JSON.parse(made.rawBody), null, 2)).toString('base64') },
      'body_base64',
      /Decode it first/,
    ],
    [
      'base64 of something else',
      { rawBody: Buffer.from('hello').toString('base64') },
      'body_reserialised',
      /not these bytes/,
    ],
    [
      'a body that was written again by a program that puts a blank behind each colon',
      { rawBody: made.rawBody.replaceAll('":', '": ') },
      'body_reserialised',
      /not these bytes/,
    ],
    [
      'an indented body',
      { rawBody: JSON.stringify(JSON.parse(made.rawBody), null, 2) },
      'body_reserialised',
      /not these bytes/,
    ],
    [
      'a body that was parsed and written again',
      { rawBody: JSON.stringify(JSON.parse(made.rawBody)) },
      'body_reserialised',
      /not these bytes/,
    ],
    ['another body', { rawBody: `${made.rawBody} ` }, 'body_reserialised', /not these bytes/],
    ['another guest', { rawBody: made.rawBody.replace('Karim', 'Malik') }, 'mismatch', /does not match/],
  ])('%s', (_, change, reason, message) => {
    const error = refusal(change);
    expect(error.reason).toBe(reason);
    expect(error.message).toMatch(message);
  });

  it('a delivery that an empty secret signed, since anyone can make that', () => {
    expect(() => sign(made.rawBody, '')).toThrow(RangeError);
  });

  it.each<[string, Partial<Delivery>, string, RegExp]>([
    ['a body that is no JSON', signed('booking'), 'not_an_envelope', /not JSON/],
    ['a list', signed('[]'), 'not_an_envelope', /no object/],
    ['null', signed('null'), 'not_an_envelope', /no object/],
    ['no id', changed({ id: undefined }), 'not_an_envelope', /no id/],
    ['an id that is no UUID', changed({ id: '7' }), 'not_an_envelope', /id is not a UUID/],
    ['no event', changed({ event: undefined }), 'not_an_envelope', /names no event/],
    [
      'an event that does not exist',
      changed({ event: 'booking.exploded' }),
      'unknown_event',
      /does not know/,
    ],
    ['an event that every object has', changed({ event: 'constructor' }), 'unknown_event', /does not know/],
    ['a wildcard for an event', changed({ event: 'booking.*' }), 'unknown_event', /does not know/],
    [
      'a time without offset',
      changed({ created_at: '2026-07-15T10:23:41' }),
      'not_an_envelope',
      /created_at/,
    ],
    ['a time that is none', changed({ created_at: '2026-99-15T10:23:41Z' }), 'not_an_envelope', /created_at/],
    ['an agency that is a text', changed({ agency_id: '42' }), 'not_an_envelope', /agency_id/],
    ['a data block that is a list', changed({ data: [] }), 'not_an_envelope', /data is not an object/],
  ])('a well-signed body with %s', (_, change, reason, message) => {
    const error = refusal(change);
    expect(error.reason).toBe(reason);
    expect(error.message).toMatch(message);
  });

  it('names no secret and no part of the body in any message', () => {
    for (const change of [
      { secrets: `${secret} ` },
      { secrets: 'whsec_other' },
      signed('Karim is no JSON'),
    ]) {
      const { message, stack } = refusal(change);
      for (const text of [message, stack ?? '']) expect(text).not.toMatch(/whsec_|Karim/);
    }
  });
});

describe('the age of an event', () => {
  const at = Date.parse('2026-07-15T10:23:41Z');

  it('does not matter unless a limit is given, since replays come up to 7 days later', () => {
    expect(verify({ ...good, now: at + 30 * 86_400_000 }).agency_id).toBe(42);
  });

  it('is accepted up to the limit and refused beyond it', () => {
    expect(verify({ ...good, maxAge: 60, now: at + 60_000 }).agency_id).toBe(42);
    expect(refusal({ maxAge: 60, now: at + 61_000 }).reason).toBe('too_old');
  });

  it.each<[string, Partial<Delivery>]>([
    ['NaN', { maxAge: Number.NaN }],
    ['a text', { maxAge: '60' as never }],
    ['null', { maxAge: null as never }],
    ['60 by a clock that says NaN', { maxAge: 60, now: Number.NaN }],
  ])('is refused where the limit is %s, which would switch the check off', (_, change) => {
    const error = refusal({ now: at, ...change });
    expect(error.reason).toBe('age_unknown');
    expect(error.message).toMatch(/maxAge must be a number of seconds/);
  });

  it('may be of any age where the limit is infinite', () => {
    expect(verify({ ...good, maxAge: Number.POSITIVE_INFINITY, now: at * 2 }).agency_id).toBe(42);
  });

  it('may be limited to 0 seconds', () => {
    expect(refusal({ maxAge: 0, now: at + 1000 }).reason).toBe('too_old');
  });
});
