import { trimmed } from './blank.ts';
import { readNumber } from './number.ts';
import { unreadable } from './refusal.ts';

/** What people write for the dirham. */
const dirham = /^(?:MAD|DHS?|dirhams?)\.?(?![a-z])|(?<![a-z])(?:MAD|DHS?|dirhams?)\.?$/i;

/** Letters or a sign beside digits: another currency. */
const otherCurrency = /^(?:[a-z]{3}|\p{Sc})[\d.,\s]+$|^[\d.,\s]+(?:[a-z]{3}|\p{Sc})$/iu;

/** Less than what is written by anybody; more than what a sum of prices gets wrong in floating point. */
const noise = 1e-6;

/**
 * An amount in MAD with at most two decimals: a number as `readNumber` reads it, with `MAD` or `DH` before or behind it.
 *
 * Another currency is refused, since nothing here converts; so are three decimals, which would have to be rounded. What
 * floating point adds to a calculated price (`1045.0000000000002`) is no decimal.
 *
 * @throws Unreadable
 */
export function readMoney(given: unknown): number {
  const number = readNumber(typeof given === 'string' ? withoutCurrency(given) : given);
  const cents = Math.round(number * 100);
  if (Math.abs(number * 100 - cents) <= noise) return cents / 100 || 0;
  const below = Math.floor(number * 100) / 100;
  return unreadable(
    'has more than two decimals',
    `Round it first, to ${below} or ${Math.round(below * 100 + 1) / 100}.`,
  );
}

function withoutCurrency(given: string): string {
  const text = trimmed(given);
  // No amount is that long, and the expressions below stay on short texts.
  if (text.length > 60) return text;
  if (dirham.test(text)) return trimmed(text.replace(dirham, ''));
  if (otherCurrency.test(text)) {
    return unreadable(
      'is in another currency',
      "LGCD's amounts are in MAD, as in 1250.50; convert it first.",
    );
  }
  return text;
}
