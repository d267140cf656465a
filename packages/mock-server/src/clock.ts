/** The server's clock. Nothing else in this package asks the machine for the time of day. */
export interface Clock {
  /** `real` runs, perhaps shifted; `fixed` stands still until it is moved. */
  readonly mode: 'real' | 'fixed';
  /** Epoch milliseconds. */
  now(): number;
}

/** ISO 8601 with offset and without fraction, as published: `2026-07-15T10:23:41+00:00`. */
export const isoTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+00:00`;

export const isoDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
