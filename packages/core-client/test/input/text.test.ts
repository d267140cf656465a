import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FieldError, type ReadableField, readField } from '../../src/input/index.ts';

const of =
  (type: ReadableField['type'], more: Partial<ReadableField> = {}) =>
  (given: unknown) =>
    readField({ name: 'it', label: 'It', type, ...more }, given, { timeZone: 'UTC' });

describe('a phone number', () => {
  const phone = of('phone', { label: 'Guest Phone' });

  it.each([
    ['+212612345678', '+212612345678'],
    ['+212 612-345-678', '+212612345678'],
    ['+212 (612) 34.56.78', '+212612345678'],
    ['00212612345678', '+212612345678'],
    ['00 212 612 345 678', '+212612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['+33(0)612345678', '+33612345678'],
    ['0033 (0) 6 12 34 56 78', '+33612345678'],
    ['+44 ( 0 ) 20 7946 0000', '+442079460000'],
    ['\u202a+212\u00a0612\u2011345\u2011678\u202c', '+212612345678'],
    ['tel:+212612345678', '+212612345678'],
    ['+39 06 1234 5678', '+390612345678'],
  ])('is read of %j: %s', (given, expected) => expect(phone(given)).toBe(expected));

  it.each(['06 12 34 56 78', '0612345678', '(06) 12-34-56-78', '212612345678', 612345678])(
    'is refused of %p, which has no country, saying how to write it',
    (given) =>
      expect(() => phone(given)).toThrow(/has no country\. Write it with the country, as in \+212612345678/),
  );

  it('shows a Moroccan how it is written, without repeating the whole number to the log', () => {
    expect(() => phone('0612 345 678')).toThrow('Guest Phone: “061…78” has no country.');
  });

  it.each([
    '+212 0612345678',
    '+39 (0)6 1234 5678',
    '+12',
    '+0612345678',
    '+212 612 345 678 ext 5',
    'none',
    {},
  ])('is refused of %p', (given) => expect(() => phone(given)).toThrow(FieldError));

  it('that is read is E.164, has the digits that were written, and reads again as itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+0-9 ().-]{4,24}$/), (given) => {
        let read: unknown;
        try {
          read = phone(given);
        } catch (error) {
          expect(error).toBeInstanceOf(FieldError);
          return;
        }
        if (read === undefined) return;
        expect(read).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(phone(read)).toBe(read);
        expect(given.replace(/\D/g, '')).toContain((read as string).slice(-6));
      }),
    );
  });
});

describe('an email address', () => {
  const email = of('email');

  it.each([
    ['karim@example.com', 'karim@example.com'],
    [' karim@example.com\u200b', 'karim@example.com'],
    ['mailto:karim@example.com', 'karim@example.com'],
    ['Karim B. <karim@example.com>', 'karim@example.com'],
    ["o'neil+x@sub.example.co", "o'neil+x@sub.example.co"],
  ])('is read of %j: %s', (given, expected) => expect(email(given)).toBe(expected));

  it.each([
    'karim',
    'karim@',
    '@example.com',
    'a@b',
    'a b@example.com',
    'a@b@example.com',
    'a@example..com',
    5,
    {},
  ])('is refused of %p', (given) => expect(() => email(given)).toThrow(/is not an email address/));
});

describe('a web address', () => {
  const url = of('url');

  it.each([
    ['https://example.com/a.ics?x=1#y', 'https://example.com/a.ics?x=1#y'],
    [' https://example.com ', 'https://example.com'],
    ['webcal://example.com/a.ics', 'https://example.com/a.ics'],
  ])('is read of %j: %s', (given, expected) => expect(url(given)).toBe(expected));

  it.each(['example.com', 'ftp://example.com', 'javascript:alert(1)', 'https://', 'https://a b.com', 5])(
    'is refused of %p',
    (given) => expect(() => url(given)).toThrow(/is not a web address/),
  );
});

describe('a truth value', () => {
  const boolean = of('boolean');

  it.each([true, 'true', 'TRUE', ' yes ', '1', 1, 'on', 'VRAI', 'oui'])('is true of %p', (given) =>
    expect(boolean(given)).toBe(true),
  );
  it.each([false, 'false', 'No', '0', 0, 'off', 'FAUX', 'non'])('is false of %p', (given) =>
    expect(boolean(given)).toBe(false),
  );
  it.each(['maybe', 2, {}, 'truee'])('is refused of %p', (given) =>
    expect(() => boolean(given)).toThrow(/is neither true nor false/),
  );
});

describe('a choice', () => {
  const choice = of('choice', { label: 'Status', choices: ['pending', 'in_progress', 'booking'] });

  it.each([
    ['pending', 'pending'],
    [' Pending ', 'pending'],
    ['In Progress', 'in_progress'],
    ['in-progress', 'in_progress'],
    ['Booking.com', 'booking'],
  ])('is read of %j: %s', (given, expected) => expect(choice(given)).toBe(expected));

  it.each(['done', 5, {}, 'pendin'])('is refused of %p, naming those that there are', (given) =>
    expect(() => choice(given)).toThrow(/^Status: .+They are pending, in_progress, booking\./),
  );
});

describe('a text', () => {
  const text = of('string', { maxLength: 10 });

  it.each([
    [' Karim ', 'Karim'],
    [20260812, '20260812'],
    [false, 'false'],
    ['a\u00a0b', 'a\u00a0b'],
  ])('is read of %p: %s', (given, expected) => expect(text(given)).toBe(expected));

  it.each([{}, new Date(0), Number.NaN, ['a']])('is refused of %p', (given) =>
    expect(() => text(given)).toThrow(FieldError),
  );

  it('that is too long is refused with how long it may be, and not repeated whole', () => {
    expect(() => of('string', { maxLength: 255 })('x'.repeat(300))).toThrow(
      `It: “${'x'.repeat(40)}…” is too long. At most 255 characters are taken, and these are 300.`,
    );
  });

  it('list is taken as a list, as JSON, or with commas, semicolons or line breaks', () => {
    const list = of('list');
    for (const given of [['a b', 'c'], '["a b","c"]', 'a b, c', 'a b;c', 'a b\nc', ['a b', '', 'c']])
      expect(list(given)).toEqual(['a b', 'c']);
    expect(list(['Towels, and sheets'])).toEqual(['Towels, and sheets']);
  });

  it('map leaves out what is blank', () => {
    const map = of('map');
    expect(map({ a: 'x', b: ' ', c: 0 })).toEqual({ a: 'x', c: 0 });
    expect(map('{"a":1}')).toEqual({ a: 1 });
    expect(map([])).toBeUndefined();
    expect(map({})).toBeUndefined();
    expect(() => map('x')).toThrow(/is not a set of names with values/);
  });
});

it('a secret in a value that can not be read is not repeated', () => {
  const token = '12|abcdefghijklmnopqrstuvwxyz0123456789abcd';
  expect(() => of('date')(token)).toThrow(/^It: “\[token\]” is not a day/);
});

it('nothing throws anything but a refusal, whatever is handed over', () => {
  const types: ReadableField['type'][] = [
    'string',
    'integer',
    'money',
    'boolean',
    'email',
    'phone',
    'url',
    'uuid',
    'list',
    'map',
    'choice',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.anything(), (type, given) => {
      try {
        of(type)(given);
      } catch (error) {
        expect(error).toBeInstanceOf(FieldError);
      }
    }),
  );
});
