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
  return inRecord(headers, name.toLowerCase()) ?? inRecord(headers, `http-${name.toLowerCase()}`);
}

function inRecord(headers: Readonly<Record<string, unknown>>, wanted: string): string | undefined {
  const found: unknown[] = [];
  for (const key of Object.keys(headers)) {
    if (key.length === wanted.length && key.toLowerCase() === wanted) found.push(headers[key]);
  }
  const values = found.flat().filter((value) => typeof value === 'string' || typeof value === 'number');
  return values.length > 0 ? values.join(', ') : undefined;
}
