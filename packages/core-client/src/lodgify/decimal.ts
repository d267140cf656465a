import { withoutEnd } from '../without-end.ts';

/** An exact decimal as canonical text: no exponent, no zeros in front or behind, as in `1235`, `-0.5`, `0`. */
export type Decimal = string;

const pattern = /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/** Shifts the point of a number without ever making it a float. */
function shift(whole: string, fraction: string, exponent: number): [whole: string, fraction: string] {
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return ['0', '0'.repeat(-point) + digits];
  return [digits.slice(0, point).padEnd(point, '0'), digits.slice(point)];
}

/**
 * The exact decimal of an amount that Lodgify gives as text (`"1235"`) or as a number (`0.0000`); `undefined` when
 * it is none. A thousands separator is not guessed at: `1,235` is 1235 to some and 1.235 to others.
 */
export function decimalOf(value: unknown): Decimal | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const match = pattern.exec(String(value).trim());
  if (!match) return undefined;
  const [, sign = '', integer = '', decimals = '', exponent = '0'] = match;
  const [whole, fraction] = shift(integer, decimals, Number(exponent));
  const kept = withoutEnd(fraction, '0');
  const number = `${whole.replace(/^0+(?=\d)/, '')}${kept && `.${kept}`}`;
  return sign === '-' && number !== '0' ? `-${number}` : number;
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
