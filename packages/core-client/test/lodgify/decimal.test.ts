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
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    [' 53 ', '53'],
    ['1 235,50', '1235.5'],
    ['1.235,00', '1235'],
    ['1235.125', '1235.125'],
  ])('reads %p as %s', (given, decimal) => {
    expect(decimalOf(given)).toBe(decimal);
  });

  it.each([
    '',
    '1,235',
    '1.235',
    '1.25e2',
    '12.',
    '12345678901234567890.12',
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
