/** Words and numbers as people read them. */

const number = new Intl.NumberFormat('en-GB');
const amount = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const count = (value: number): string => number.format(value);

/** Dirhams where there is little room: `142,500`, `766.13`. */
export const shortDirhams = (value: number): string =>
  Number.isInteger(value) ? number.format(value) : amount.format(value);

const share = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** Dirhams: `142,500.00`. */
export const dirhams = (value: number): string => amount.format(value);

export const percent = (value: number): string => `${share.format(value)}%`;

/** `1 delivery`, `2 deliveries`. */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** `checked_in` to `Checked in`, `rate_changed` to `Rate changed`. */
export function sentence(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const bytes = (value: number): string =>
  value < 1024 ? `${value} bytes` : `${(value / 1024).toFixed(1)} KB`;

export const milliseconds = (value: number): string =>
  value < 1000 ? `${value} ms` : `${(value / 1000).toFixed(value < 10_000 ? 2 : 1)} s`;
