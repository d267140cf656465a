import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FieldError, type ReadableField, readField } from '../../src/input/index.ts';

const setting = { timeZone: 'UTC' };
const of =
  (type: ReadableField['type'], more: Partial<ReadableField> = {}) =>
  (given: unknown) =>
    readField({ name: 'it', label: 'Total Amount', type, ...more }, given, setting);
const money = of('money');
const number = of('number');
const integer = of('integer');

const [nbsp, narrow, thin] = ['\u00a0', '\u202f', '\u2009'];

describe('a number', () => {
  it.each<[unknown, number]>([
    [0, 0],
    [1250.5, 1250.5],
    ['0', 0],
    ['-0', 0],
    ['007', 7],
    ['-12.5', -12.5],
    ['\u22125', -5],
    ['+5', 5],
    ['.5', 0.5],
    [',5', 0.5],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['1250,5', 1250.5],
    ['1250.500', 1250.5],
    ['1 250', 1250],
    ['1 250,50', 1250.5],
    [`1${nbsp}250,50`, 1250.5],
    [`1${narrow}250,50`, 1250.5],
    [`1${thin}250.50`, 1250.5],
    ['1 250 000,75', 1_250_000.75],
    ["1'250.50", 1250.5],
    ['1’250.50', 1250.5],
    ['1,250.50', 1250.5],
    ['1.250,50', 1250.5],
    ['1,250,000', 1_250_000],
    ['1.250.000', 1_250_000],
    ['1,250,000.5', 1_250_000.5],
    [' 12 ', 12],
  ])('is read of %j as a person reads it: %d', (given, expected) => expect(number(given)).toBe(expected));

  it.each([
    ['1,250', '1250 and 1.25'],
    ['1.250', '1250 and 1.25'],
    ['12,500', '12500 and 12.5'],
    ['-1.000', '1000 and 1.0'],
  ])('is refused of %j, which has two readings: %s', (given, both) =>
    expect(() => number(given)).toThrow(both),
  );

  it.each([
    '0x10',
    '0b11',
    '0o7',
    '1e3',
    '1E3',
    'Infinity',
    '-Infinity',
    'NaN',
    'two',
    '1 25',
    '12 50',
    '1 2500',
    '1,25,000',
    '1.250.5',
    '1,250,00',
    '1..5',
    '1.5.',
    '5.',
    '--5',
    '5-',
    '10%',
    '(100)',
    '1_000',
    '²',
    '٣',
    '9007199254740993',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    true,
    {},
    new Date(0),
    () => 1,
  ])('is refused of %p', (given) => expect(() => number(given)).toThrow(FieldError));

  it('that is written and read again is the same, however it is grouped', () => {
    const amount = fc.integer({ min: 0, max: 9_999_999_999 }).map((cents) => cents / 100);
    const style = fc.constantFrom('fr-FR', 'en-US', 'de-DE', 'de-CH', 'fr-MA', 'es-ES');
    fc.assert(
      fc.property(amount, style, (value, locale) => {
        const text = value.toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
        expect(number(text)).toBe(value);
        expect(number(String(value))).toBe(value);
      }),
    );
  });

  it('is never made of a text that has another number in it, or refused with anything but a refusal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+0-9.,' eExX]{1,12}$/)), (text) => {
        let value: unknown;
        try {
          value = number(text);
        } catch (error) {
          expect(error).toBeInstanceOf(FieldError);
          return;
        }
        if (value === undefined) return;
        // The digits that are read are those that are written, in their order.
        const digits = (given: string) => given.replace(/\D/g, '').replace(/^0+|0+$/g, '');
        expect(digits((value as number).toFixed(20)).startsWith(digits(text).slice(0, 12))).toBe(true);
      }),
    );
  });
});

describe('an amount', () => {
  it.each<[unknown, number]>([
    ['1200 MAD', 1200],
    ['MAD 1 200', 1200],
    ['MAD1200', 1200],
    ['1 200,00 DH', 1200],
    ['1200dhs', 1200],
    ['Dh 950.5', 950.5],
    [0.1 + 0.2, 0.3],
    ['1045.0000000000002', 1045],
    [950, 950],
  ])('is read of %p: %d', (given, expected) => expect(money(given)).toBe(expected));

  it.each(['120 €', '$120', 'EUR 120', '120 usd'])('is refused of %j, which is another currency', (given) => {
    expect(() => money(given)).toThrow(/is in another currency/);
  });

  it.each(['MAD', 'MAD 12 MAD', '1,250 MAD', 'MADAM 5', '12 dham'])('is refused of %j', (given) =>
    expect(() => money(given)).toThrow(FieldError),
  );

  it('is not rounded, which would be a guess', () => {
    expect(() => money('12.3450')).toThrow(
      /has more than two decimals\. Round it first, to 12\.34 or 12\.35\./,
    );
  });
});

describe('a whole number', () => {
  it.each<[unknown, number]>([
    ['2', 2],
    ['2.0', 2],
    ['2,00', 2],
    ['1 250', 1250],
  ])('is read of %j: %d', (given, expected) => expect(integer(given)).toBe(expected));

  it.each(['2.5', '1e3', '0x10', '1,000'])('is refused of %j', (given) => {
    expect(() => integer(given)).toThrow(FieldError);
  });

  it('beyond what the API takes is refused with the bound', () => {
    expect(() => of('integer', { min: 1, max: 5, label: 'Rating' })('6')).toThrow(
      'Rating: “6” is too large. The largest is 5.',
    );
    expect(() => of('integer', { min: 1 })(0)).toThrow('Total Amount: 0 is too small. The smallest is 1.');
  });
});

describe('an ID', () => {
  const id = of('integer', { resource: 'booking', label: 'Booking' });

  it.each<[unknown]>([
    [9876],
    ['9876'],
    [' 9876 '],
    ['\u200b9876\u00a0'],
    ['9876.0'],
    ['#9876'],
    ['https://app.lgcd.ma/bookings/9876'],
    ['https://app.lgcd.ma/bookings/9876/'],
    ['https://app.lgcd.ma/bookings/9876?x=1'],
    ['https://app.lgcd.ma/bookings/9876#x'],
    ['https://app.lgcd.ma/bookings/9876/edit'],
    ['https://app.lgcd.ma/en/bookings/9876/edit?tab=2#notes'],
    ['https://app.lgcd.ma/#/bookings/9876'],
    ['https://app.lgcd.ma/properties/3/bookings/9876'],
    ['app.lgcd.ma/bookings/9876'],
    ['/v1/bookings/9876'],
    ['https://app.lgcd.ma/bookings/9876?next=/bookings/5'],
  ])('is read of %j', (given) => expect(id(given)).toBe(9876));

  it.each([
    'https://app.lgcd.ma/properties/9876',
    'https://app.lgcd.ma/bookings/9876/../bookings/5',
    'https://app.lgcd.ma/bookings/',
    'BKG-A1B2C3',
    '9,876',
    '1 2',
    '9876.5',
    '1e3',
    '0x10',
    '0',
    0,
    -1,
    1.5,
    '99999999999999999999',
    true,
    {},
  ])('is refused of %p', (given) => expect(() => id(given)).toThrow(/^Booking: .+Give the number of one/));

  it('list takes commas, semicolons, blanks and line breaks between them, and entries that hold several', () => {
    const ids = of('list', {
      items: { name: 'property_ids', label: 'Properties', type: 'integer', resource: 'property' },
    });
    for (const given of [
      '1, 2',
      '1; 2',
      '1 2',
      '1\n2',
      '[1,2]',
      '["1","2"]',
      [1, '2'],
      ['1; 2'],
      ['1', ' ', '#2'],
    ])
      expect(ids(given)).toEqual([1, 2]);
    expect(() => ids('1, Villa')).toThrow('Total Amount: “Villa” is not an ID');
  });
});
