/** A Sanctum token, also as it stands in an address. */
const sanctumToken = /\b\d+(?:\||%7C)[A-Za-z0-9]{20,}/gi;
const bearer = /\b(Bearer|Basic)(?:\s|%20)+[^\s"',}]+/gi;
/** `user:password@` before a host. */
const userInfo = /(:\/\/)[^\s/?#@"']+@/g;
/** As JSON, a form or an address names it: `"secret":"…"`, `access_token=…`, the `signature=…` of a signed link. */
const named =
  /\b((?:[a-z]+[_-])?(?:token|secret)|password|signature|api_?key)("\s?:\s?"|=)(?!\[token\])[^\s"'<>&#,;}]+/gi;
/** The header that carries Lodgify's key. */
const keyHeader = /\b(x-apikey"?\s*[:=]\s*"?)[^\s"',;}]+/gi;

/** Text without anything that opens the API: the token itself, anything shaped like one, and signed links. */
export function redact(text: string, token?: string): string {
  return partsOf(token)
    .reduce((redacted, secret) => redacted.replaceAll(secret, '[token]'), text)
    .replace(sanctumToken, '[token]')
    .replace(bearer, '$1 [token]')
    .replace(named, '$1$2[token]')
    .replace(userInfo, '$1[token]@')
    .replace(keyHeader, '$1[token]');
}

/**
 * What of a token is secret: all of it, also as it stands in an address, and the part behind `|` alone. What is short
 * would tear words apart.
 */
const partsOf = (token = ''): string[] =>
  [token, token.replace('|', '%7C'), token.slice(token.indexOf('|') + 1)].filter((part) => part.length >= 8);

const longestName = 40;

/** A name that somebody else chose, fit to be shown: whatever is no plain name may be anything, a secret too. */
export function shownName(name: string, token?: string): string {
  const isPlain =
    name.length <= longestName && /^[A-Za-z_][\w.-]*$/.test(name) && redact(name, token) === name;
  return isPlain ? name : `(a name of ${name.length} characters, not shown)`;
}

/** Where an address leads, without what may open a door there: user, password, query and fragment. */
export function shownAddress(address: string, token?: string): string {
  const end = address.search(/[?#]/);
  const shown = redact(end < 0 ? address : address.slice(0, end), token);
  return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * A cause that is fit to be logged. Hosts' errors carry the request with its headers, so only message and code of
 * each are kept, never the object itself.
 */
export function redactedCause(cause: unknown, token?: string, depth = 0): Error {
  const given = (typeof cause === 'object' && cause !== null ? cause : { message: String(cause) }) as {
    message?: unknown;
    code?: unknown;
    cause?: unknown;
  };
  const inner =
    given.cause !== undefined && depth < 3 ? redactedCause(given.cause, token, depth + 1) : undefined;
  const error = new Error(
    redact(textOf(given.message), token),
    inner === undefined ? undefined : { cause: inner },
  );
  if (typeof given.code === 'string') Object.assign(error, { code: redact(given.code, token) });
  return error;
}

/** `ECONNREFUSED` and the like, however deep it lies. */
export function failureCode(cause: Error): string | undefined {
  const { code } = cause as Error & { code?: string };
  return code ?? (cause.cause instanceof Error ? failureCode(cause.cause) : undefined);
}
