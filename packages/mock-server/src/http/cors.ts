/** Origins whose pages may use the API; `*` is every page, as LGCD has it, and an empty list none. */
export type Cors = readonly string[];

const isOrigin = (given: string): boolean =>
  given === '*' || (/^https?:/.test(given) && URL.canParse(given) && new URL(given).origin === given);

/** @throws RangeError */
export function readCors(given: string | readonly string[] = []): Cors {
  const origins = typeof given === 'string' ? [given] : given;
  const wrong = origins.find((origin) => !isOrigin(origin));
  if (wrong !== undefined) {
    throw new RangeError(
      `"${wrong}" is no origin for CORS. Give one such as http://localhost:3000, or * for all pages.`,
    );
  }
  return origins;
}

export const letsIn = (cors: Cors, origin: string | undefined): boolean =>
  cors.includes('*') || (origin !== undefined && cors.includes(origin));

/**
 * What every answer of the API says about pages of other origins, as Laravel's HandleCors does: one allowed origin is
 * named whoever asks; of several only the one that asks.
 * @param vary what the answer depends on already
 */
export function corsHeaders(
  cors: Cors,
  origin: string | undefined,
  vary: string | undefined,
): Record<string, string> {
  if (cors.length === 0) return {};
  if (cors.includes('*')) return { 'Access-Control-Allow-Origin': '*' };
  if (cors.length === 1) return { 'Access-Control-Allow-Origin': cors[0] as string };
  const allowed = origin !== undefined && letsIn(cors, origin) && { 'Access-Control-Allow-Origin': origin };
  return { ...allowed, Vary: vary === undefined ? 'Origin' : `${vary}, Origin` };
}
