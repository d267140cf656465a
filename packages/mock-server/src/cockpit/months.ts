import { monthOf } from '../figures/dates.ts';

/** The month of an address, or that of the day when it has none or an odd one. */
export const monthFrom = (given: string | undefined, today: string): string =>
  given !== undefined && /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(given) ? given : monthOf(today);
