/** Dirhams of the API from the centimes of the store. */
export const mad = (cents: number): number => cents / 100;

/** Centimes of the store from dirhams of the API, which have at most two decimals. */
export const toCents = (dirhams: number): number => Math.round(dirhams * 100);
