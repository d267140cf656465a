import { describe, expect, it } from '@jest/globals';
import { redact } from '../src/client/redact.ts';
import { compare } from '../src/drift/compare.ts';
import { headerOf } from '../src/headers.ts';
import { normaliseBaseUrl } from '../src/index.ts';
import { decimalOf, dirhams, lodgifyUrl, mapBooking, parseLodgifyObject } from '../src/lodgify/index.ts';
import { verifyHmac } from '../src/webhook.ts';
import { lodgifyBooking } from './lodgify/samples.ts';
import { growth } from './support/growth.ts';

const served = (path: string) => ({ openapi: '3.1.0', paths: { [path]: { get: {} } } });
const asking = (name: string) => ({
  openapi: '3.1.0',
  paths: { '/rates': { get: { parameters: [{ in: 'query', name, schema: { type: 'string' } }] } } },
});

const importedNotes = (notes: string) => {
  const change = lodgifyBooking({ booking: { notes } });
  return () => mapBooking(change, { propertyMap: { '10000': 1 } });
};
const guestOf = (guest: Record<string, string>) => {
  const change = lodgifyBooking({ guest });
  return () => mapBooking(change, { propertyMap: { '10000': 1 } });
};
const quietly = (run: () => unknown) => () => {
  try {
    run();
  } catch {
    // Refused, which is an answer too.
  }
};

/**
 * Texts that outsiders choose: guests, channels, a server, whoever posts to a webhook. Eight times as long may take
 * eight times as long; a quadratic reading takes 64 times.
 */
describe('eight times the text takes about eight times the time', () => {
  it.each<[string, (length: number) => () => unknown]>([
    ["blanks in a booking's notes", (length) => importedNotes(`a${' '.repeat(length)}b`)],
    ["line breaks in a booking's notes", (length) => importedNotes(`a${' \n'.repeat(length / 2)}b`)],
    ['zeros in an amount', (length) => () => decimalOf(`0.${'0'.repeat(length)}1`)],
    ['zeros before an amount', (length) => () => decimalOf(`${'0'.repeat(length)}.1x`)],
    ['digits of an amount', (length) => () => decimalOf('9'.repeat(length))],
    ['digits of dirhams', (length) => () => dirhams('9'.repeat(length))],
    [
      'slashes in a base URL',
      (length) => () => normaliseBaseUrl(`https://api.lgcd.ma/${'/'.repeat(length)}v1`),
    ],
    [
      "slashes in Lodgify's address",
      (length) => () => lodgifyUrl(`https://api.lodgify.com/${'/'.repeat(length)}v1`),
    ],
    ["blanks in a guest's phone number", (length) => guestOf({ phone_number: `+${' '.repeat(length)}x` })],
    ["dashes in a guest's address", (length) => guestOf({ email: `a@${'-'.repeat(length)}` })],
    ["dots in a guest's address", (length) => guestOf({ email: `${'a.'.repeat(length / 2)}@x` })],
    [
      'an inbox of digits',
      (length) =>
        quietly(() =>
          parseLodgifyObject({
            action: 'guest_message_received',
            message_id: '1'.repeat(length),
            inbox_uid: 'B1',
          }),
        ),
    ],
    [
      'braces in a path of a served document',
      (length) => quietly(() => compare(served('/rates'), served(`/${'{'.repeat(length)}`))),
    ],
    [
      'the name of a served parameter',
      (length) => quietly(() => compare(asking('name'), asking(`${'x'.repeat(length)}]`))),
    ],
    ['a server message like a token', (length) => () => redact(`${'1|'.repeat(length / 2)}`)],
    ['a server message of digits', (length) => () => redact('1'.repeat(length))],
    ['a server message like a bearer', (length) => () => redact(`Bearer${' '.repeat(length)}`)],
    ['a server message of cookies', (length) => () => redact('cookie: '.repeat(length / 8))],
    ['a server message of JSON', (length) => () => redact('"password":"'.repeat(length / 12))],
    ['a server message of quoted JSON', (length) => () => redact('\\"token\\":\\"'.repeat(length / 13))],
    ['a server message of addresses', (length) => () => redact('://a@'.repeat(length / 5))],
    ['a server message of encoded addresses', (length) => () => redact('%3A%2F%2Fa'.repeat(length / 10))],
    ['a server message of names', (length) => () => redact('a_'.repeat(length / 2))],
    ['a server message of links', (length) => () => redact('?token='.repeat(length / 7))],
    ['a signature header', (length) => () => verifyHmac('{}', `sha256=${' '.repeat(length)}`, 'secret')],
    ['a body like base64', (length) => () => verifyHmac('A'.repeat(length), 'a'.repeat(64), 'secret')],
    [
      'many headers',
      (length) => () =>
        headerOf(
          Object.fromEntries(Array.from({ length: length / 100 }, (_, index) => [`x-${index}`, 'y'])),
          'X-Signature',
        ),
    ],
  ])('%s', (_, run) => {
    expect(growth(run, 4_000, 8)).toBeLessThan(24);
  });
});
