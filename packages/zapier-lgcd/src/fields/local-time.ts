import { agencyTimeZone } from '@lgcd/core-client/catalog';

const format = (more: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: agencyTimeZone, dateStyle: 'medium', ...more });

/** An instant as the agency's clock shows it: "12 Aug 2026, 11:00". */
export const localTime = (instant: string): string =>
  format({ timeStyle: 'short' }).format(new Date(instant));

/** The day of an instant at the agency: "12 Aug 2026". */
export const localDay = (instant: string): string => format({}).format(new Date(instant));
