import { withoutEnd } from '../without-end.ts';
import { numberOf } from './values.ts';

/** An exact decimal as canonical text: no exponent, no zeros in front or behind, as in `1235`, `-0.5`, `0`. */
export type Decimal = string;

const scientific = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** Shifts the point of a number without ever making it a float. */
function shift(whole: string, fraction: string, exponent: number): [whole: string, fraction: string] {
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return ['0', '0'.repeat(-point) + digits];
  return [digits.slice(0, point).padEnd(point, '0'), digits.slice(point)];
}

/**
 * The decimal of an amount that Lodgify gives as text (`"1235"`) or as a number (`0.0000`); `undefined` when it is none
 * or has two readings, as `1,235` has.
 */
export function decimalOf(value: unknown): Decimal | undefined {
  const number = typeof value === 'string' || typeof value === 'number' ? numberOf(value) : undefined;
  const [, sign = '', integer = '', decimals = '', exponent = '0'] = scientific.exec(String(number)) ?? [];
  if (integer === '') return undefined;
  const [whole, fraction] = shift(integer, decimals, Number(exponent));
  const kept = withoutEnd(fraction, '0');
  return `${sign}${whole}${kept && `.${kept}`}`;
}

/**
 * Dirhams as LGCD takes them, a number with at most two decimals; a half cent is rounded away from zero.
 * @returns `undefined` when the amount is beyond what a number holds to the cent
 */
export function dirhams(amount: Decimal): number | undefined {
  const negative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  // 14 digits of dirhams are the most; BigInt takes more than linear time to read longer ones.
  if (whole.length > 14) return undefined;
  const cents = BigInt(whole + fraction.slice(0, 2).padEnd(2, '0')) + (fraction.charAt(2) >= '5' ? 1n : 0n);
  if (cents > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return ((negative ? -1 : 1) * Number(cents)) / 100 || 0;
}
