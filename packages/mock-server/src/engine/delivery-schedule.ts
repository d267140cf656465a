/**
 * When a delivery is tried, in seconds after the event. Source: published, "5 attempts over 24h" with exponential
 * back-off (the page's FAQ says "retries 5 times": `[0, 60, 420, 2940, 14400, 86400]` would be that reading); the
 * steps between are inferred.
 */
export const retryLadder: readonly number[] = [0, 300, 1800, 14_400, 86_400];

/** Inferred. */
export const deliveryTimeoutMs = 10_000;

/** Source: published ("Replay" button available for 7 days). */
export const replayDays = 7;
/** The same in milliseconds. */
export const replayMs = replayDays * 86_400_000;

/** Only 2xx is success. Source: recorded from spatie/laravel-webhook-server. */
export const isDelivered = (status: number | null): boolean =>
  status !== null && status >= 200 && status < 300;

/** An endpoint that answers >= 500 or not at all is tried again (published); any other answer is final. */
export const isRetried = (status: number | null): boolean => status === null || status >= 500;
