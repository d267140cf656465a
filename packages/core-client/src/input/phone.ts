import { trimmed } from './blank.ts';
import { unreadable } from './refusal.ts';

const example = 'Write it with the country, as in +212612345678.';

/** Blanks and invisible characters, and what people put between the digits beside them. */
const blanks = /[\s\p{Cf}]/gu;
const between = /[().\-/\u2010-\u2015\u2212]/gu;

/** E.164: at most 15 digits, none of them a country's 0. */
const international = /^\+[1-9]\d{6,14}$/;

/** Countries whose numbers never begin with a 0 behind the country's code. */
const withoutTrunk = /^\+(?:212|33|32|31|34|41|43|44|49|351)0/;

/**
 * A phone number as E.164, `+212612345678`: what WhatsApp takes.
 *
 * Blanks, points, hyphens and brackets are passed over; `00` before the country is `+`; `(0)` behind it is the 0 that is
 * dialled at home, and falls away (not in Italy and San Marino, where it stays: refused). A number without its country
 * is refused: `06 12 34 56 78` is somebody in Morocco and somebody else in France.
 *
 * @throws Unreadable
 */
export function readPhone(given: unknown): string {
  if (typeof given !== 'string' && typeof given !== 'number')
    return unreadable('is not a phone number', example);
  const text = trimmed(String(given)).replace(/^(?:tel|whatsapp):/i, '');
  if (text.length > 60) return unreadable('is not a phone number', example);
  const compact = text
    .replace(blanks, '')
    .replace(/^00(?=[1-9])/, '+')
    .replace(/^(\+\(?(?:39|378)\)?[-./]?)\(0\)/, '$1?')
    .replace('(0)', '')
    .replace(between, '');
  if (/^\d+$/.test(compact)) {
    return unreadable('has no country', `${example} ${homeExample(compact)}`.trim());
  }
  if (withoutTrunk.test(compact)) {
    return unreadable('has a 0 behind the country', 'Leave that 0 out, as in +212612345678.');
  }
  return international.test(compact) ? compact : unreadable('is not a phone number', example);
}

/** How a number that may be Moroccan would be written; the person decides whether it is. */
function homeExample(digits: string): string {
  if (/^0[5-8]\d{8}$/.test(digits)) return `In Morocco that is +212${digits.slice(1)}.`;
  return digits.startsWith('212') ? `If it is in Morocco: +${digits}.` : '';
}
