import { withoutEnd } from '../without-end.ts';
import { trimmed } from './blank.ts';
import { unreadable } from './refusal.ts';

const example = 'Write it as in 1250.50.';

/** Longer than every number that the API takes; keeps the expressions below on short texts. */
const longest = 40;

/** Blanks of any width, and the Swiss apostrophes, group thousands in many locales. */
const groupedByBlank = /^\d{1,3}(?:([ '])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;
const groupedByComma = /^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$/;
const groupedByPoint = /^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$/;
const simple = /^(\d*)(?:[.,](\d+))?$/;

const blanks = /[\s\u00a0\u2007\u2009\u202f]/g;

/** Digits with a point, out of what a person wrote; `undefined` when it is none. */
function plainDigits(text: string): string | undefined {
  if (groupedByBlank.test(text)) return text.replace(/[ ']/g, '').replace(',', '.');
  if (groupedByComma.test(text)) return text.replaceAll(',', '');
  if (groupedByPoint.test(text)) return text.replaceAll('.', '').replace(',', '.');
  const [, whole = '', decimals] = simple.exec(text) ?? [];
  if (whole === '' && decimals === undefined) return undefined;
  if (decimals === undefined) return whole;
  // Three digits behind one sign: thousands to some, decimals to others.
  if (decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) {
    return unreadable(
      `has two readings, ${whole}${decimals} and ${whole}.${withoutEnd(decimals, '0') || '0'}`,
      `Write ${whole}${decimals} or ${whole}.${decimals}0.`,
    );
  }
  return `${whole || '0'}.${decimals}`;
}

/**
 * The number that a person reads in a text or in a number.
 *
 * Taken: `1250.5`, `1250,50`, `1 250,50` (blanks of any width), `1'250.50`, `1,250.50`, `1.250,50`, `1,250,000`.
 * Refused: `1,250` and `1.250`, which are 1250 to some and 1.25 to others; `1e3`, `0x10` and `Infinity`, which a program
 * reads and a person does not; numbers that are too large to be exact.
 *
 * @throws Unreadable
 */
export function readNumber(given: unknown): number {
  if (typeof given === 'bigint') return readNumber(String(given));
  if (typeof given === 'number') {
    return Number.isFinite(given) ? given : unreadable('is not a number', example);
  }
  if (typeof given !== 'string') return unreadable('is not a number', example);
  const text = trimmed(given).replace(blanks, ' ').replace(/’/g, "'");
  if (text.length > longest) return unreadable('is not a number', example);
  const [, sign = '', digits = ''] = /^([+\-\u2212]?)(.*)$/s.exec(text) ?? [];
  const plain = plainDigits(digits);
  if (plain === undefined) return unreadable('is not a number', example);
  const size = Number(plain);
  if (size > Number.MAX_SAFE_INTEGER) return unreadable('is too large to be exact', example);
  return sign === '' || sign === '+' || size === 0 ? size : -size;
}

/**
 * A whole number: `2`, `2.0`, `1 250`.
 * @throws Unreadable
 */
export function readInteger(given: unknown): number {
  const number = readNumber(given);
  if (Number.isSafeInteger(number)) return number;
  return unreadable('is not a whole number', 'Write it without decimals, as in 2.');
}
