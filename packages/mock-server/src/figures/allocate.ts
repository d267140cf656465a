/**
 * Shares an amount (centimes) among `parts` as evenly as whole centimes allow. The shares add up to the amount, so
 * days add up to bookings, months to stays, and reports to statements.
 */
export function allocate(amount: number, parts: number): number[] {
  const until = (part: number) => Math.floor((amount * part) / parts);
  return Array.from({ length: parts }, (_, part) => until(part + 1) - until(part));
}

/** A percentage of an amount (centimes), to the centime. */
export const percentage = (amount: number, rate: number): number => Math.round((amount * rate) / 100);
