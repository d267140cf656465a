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
  let found: string | undefined;
  for (const key of Object.keys(headers)) {
    if (key.length !== wanted.length || key.toLowerCase() !== wanted) continue;
    const value = headers[key];
    const text = typeof value === 'string' ? value : textOf(value);
    if (text !== undefined) found = found === undefined ? text : `${found}, ${text}`;
  }
  return found;
}

const isText = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

function textOf(value: unknown): string | undefined {
  const texts = Array.isArray(value) ? value.filter(isText) : isText(value) ? [value] : [];
  return texts.length > 0 ? texts.join(', ') : undefined;
}
