/** The first of several moments; null when there is none. */
export const soonest = (moments: readonly (number | null)[]): number | null =>
  moments.reduce(
    (first, moment) => (moment === null ? first : first === null ? moment : Math.min(first, moment)),
    null,
  );
