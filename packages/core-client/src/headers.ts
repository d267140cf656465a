/** Headers as hosts hand them over: Node's, Express's, axios', Zapier's, or a fetch `Headers`. */
export type Headers = Readonly<Record<string, unknown>> | { get(name: string): string | null | undefined };

const isLookup = (headers: Headers): headers is { get(name: string): string | null | undefined } =>
  typeof headers.get === 'function';

/**
 * A header without regard to case; one that stands there several times comes as one text, joined by commas.
 * Zapier puts `Http-` before the names of a delivery's headers, so that form is looked up too, after the plain one.
 */
export function headerOf(headers: Headers, name: string): string | undefined {
  if (isLookup(headers)) return headers.get(name) ?? headers.get(`Http-${name}`) ?? undefined;
  for (const form of [name.toLowerCase(), `http-${name.toLowerCase()}`]) {
    const values = Object.entries(headers)
      .filter(([key]) => key.toLowerCase() === form)
      .flatMap(([, value]) => value)
      .filter((value) => typeof value === 'string' || typeof value === 'number');
    if (values.length > 0) return values.join(', ');
  }
  return undefined;
}
