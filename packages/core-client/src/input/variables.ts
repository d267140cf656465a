import { isBlank } from './blank.ts';
import { spokenTime } from './day.ts';
import type { Setting } from './field.ts';
import { readText } from './text.ts';

/** A variable is text or a number; an object that is no time is the text of its JSON. */
function readVariable(given: unknown, { timeZone }: Setting): string | number {
  if (typeof given === 'number' && Number.isFinite(given)) return given;
  const spoken =
    typeof given === 'object' || /^\s*\d{4}-/.test(String(given)) ? spokenTime(given, timeZone) : undefined;
  if (spoken !== undefined) return spoken;
  return typeof given === 'object' ? JSON.stringify(given) : readText(given);
}

/**
 * The variables of a template as a guest reads them; `undefined` when none is given. Those that are blank are left out,
 * and LGCD fills them from the booking.
 */
export function readVariables(
  given: Readonly<Record<string, unknown>>,
  setting: Setting,
): Record<string, string | number> | undefined {
  const filled = Object.entries(given).filter(([, value]) => !isBlank(value));
  if (filled.length === 0) return undefined;
  return Object.fromEntries(filled.map(([name, value]) => [name, readVariable(value, setting)]));
}
