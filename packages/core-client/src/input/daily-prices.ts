import type { DailyPrice } from '../rates/types.ts';
import { isBlank } from './blank.ts';
import { type ReadableField, readField } from './field.ts';
import { type Form, readInput } from './read.ts';
import { FieldError } from './refusal.ts';

/** A day of Sync Prices, as the calendar of the contract names its parts. */
export const dailyPriceFields = [
  { name: 'date', label: 'Date', type: 'date', required: true },
  // Read as a plain number, since pricing tools calculate: what they have behind the centime is rounded, and said.
  { name: 'price', label: 'Price', type: 'money', required: true, min: 0 },
  { name: 'min_stay', label: 'Min Stay', type: 'integer', min: 1 },
] as const satisfies readonly ReadableField[];

/** A field of a line of prices: date, price, least stay. */
export type DailyPriceField = (typeof dailyPriceFields)[number];

/** Lines of prices as they were read, in dirhams. */
export interface ReadPrices {
  prices: DailyPrice[];
  /** How many prices had more than two decimals and were rounded to the centime. */
  rounded: number;
}

/** A number with more than two decimals, rounded half up; everything else as it was given. */
function inCents(field: DailyPriceField, given: unknown, form: Form): { given: unknown; rounded: boolean } {
  if (field.name !== 'price' || isBlank(given)) return { given, rounded: false };
  try {
    readField(field, given, form);
    return { given, rounded: false };
  } catch {
    // Not for what is no number: that is refused when it is read.
  }
  try {
    const number = readField({ ...field, type: 'number' }, given, form) as number;
    return { given: Math.round((number + Number.EPSILON) * 100) / 100, rounded: true };
  } catch {
    return { given, rounded: false };
  }
}

/**
 * The lines of a price list. A line in which all is blank is passed over, as the last rows of a sheet are; one in which
 * a part is missing is refused, and so is the whole list.
 *
 * @param lines one for each day: what the form holds for a part of it
 * @param place how a line is called, as in `Line 3`
 * @throws FieldError that names the line and the field
 */
export function readDailyPrices(
  lines: readonly ((field: DailyPriceField) => unknown)[],
  place: (index: number) => string,
  form: Form,
): ReadPrices {
  const prices: DailyPrice[] = [];
  const refused: Record<string, string> = {};
  let rounded = 0;
  for (const [index, line] of lines.entries()) {
    if (dailyPriceFields.every((field) => isBlank(line(field)))) continue;
    try {
      const read = readInput(
        dailyPriceFields,
        (field) => {
          const cents = inCents(field, line(field), form);
          if (cents.rounded) rounded += 1;
          return cents.given;
        },
        form,
      );
      prices.push(read as unknown as DailyPrice);
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      refused[`prices.${index}`] = `${place(index)}: ${error.message}`;
    }
  }
  if (Object.keys(refused).length > 0) throw new FieldError(refused);
  return { prices, rounded };
}
