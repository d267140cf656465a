/** Headers as hosts hand them over: Node's, Express's, Zapier's `rawRequest.headers`, or a fetch `Headers`. */
export type DeliveryHeaders =
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | { get(name: string): string | null };

/** LGCD's header. Source: published. */
export const signatureHeader = 'X-Signature';

const isLookup = (headers: DeliveryHeaders): headers is { get(name: string): string | null } =>
  typeof headers.get === 'function';

/**
 * A header without regard to case. Zapier puts `Http-` before the names of a delivery's headers, so that form is
 * looked up too, after the plain one. A header that stands there twice is answered as one value that is no signature.
 */
export function headerOf(headers: DeliveryHeaders, name: string): string | undefined {
  const wanted = [name.toLowerCase(), `http-${name.toLowerCase()}`];
  if (isLookup(headers)) return headers.get(name) ?? headers.get(`Http-${name}`) ?? undefined;
  const entries = Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value] as const);
  for (const form of wanted) {
    const found = entries.filter(([key, value]) => key === form && value !== undefined);
    if (found.length > 0) return found.flatMap(([, value]) => value).join(', ');
  }
  return undefined;
}
