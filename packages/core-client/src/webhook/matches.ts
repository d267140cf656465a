/**
 * Whether a subscription covers an event: `*`, a family (`booking.*`), or the name itself. Source: published
 * ("Wildcard supported").
 */
export function matches(pattern: string, eventName: string): boolean {
  if (pattern === '*') return true;
  // The dot stays, so that `payment.*` is not `payments.x` and `booking.*` is not `booking`.
  if (pattern.endsWith('.*')) return eventName.startsWith(pattern.slice(0, -1));
  return pattern === eventName;
}
