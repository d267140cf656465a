import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalOf, dirhams } from '../../src/lodgify/index.ts';

describe('decimalOf', () => {
  it.each([
    ['1235', '1235'],
    [1235, '1235'],
    ['0.0000', '0'],
    [0, '0'],
    ['-0.50', '-0.5'],
    [-0, '0'],
    ['007.10', '7.1'],
    ['12345678901234567890.123456789', '12345678901234567890.123456789'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    ['1.25e2', '125'],
    [' 53 ', '53'],
    ['12.', '12'],
  ])('reads %p as %s', (given, decimal) => {
    expect(decimalOf(given)).toBe(decimal);
  });

  it.each([
    '',
    '1,235',
    '1.235,00',
    'USD 5',
    '0x10',
    '1e9999',
    '.',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    {},
    true,
  ])('does not guess at %p', (given) => {
    expect(decimalOf(given)).toBeUndefined();
  });

  it('keeps every cent of any amount, as text and as number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (cents) => {
        const amount = cents / 100;
        expect(dirhams(decimalOf(amount) ?? '')).toBe(amount);
        expect(dirhams(decimalOf(amount.toFixed(4)) ?? '')).toBe(amount);
      }),
    );
  });
});

describe('dirhams', () => {
  it.each([
    ['1113', 1113],
    ['0.005', 0.01],
    ['0.0049999', 0],
    ['-0.005', -0.01],
    ['1.115', 1.12],
    ['0', 0],
  ])('takes %s as %p', (decimal, amount) => {
    expect(dirhams(decimal)).toBe(amount);
  });

  it('refuses what a number does not hold to the cent', () => {
    expect(dirhams('90071992547409.93')).toBeUndefined();
  });
});
