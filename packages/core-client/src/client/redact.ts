/** A Sanctum token, also as it stands in an address. */
const sanctumToken = /\b\d+(?:\||%7C)[A-Za-z0-9]{20,}/gi;
/** A webhook's secret that says what it is. */
const signingSecret = /\bwhsec_[A-Za-z0-9+/=_-]+/g;
const bearer = /\b(Bearer|Basic)(?:\s|%20)+[^\s"',}]+/gi;
/** `user:password@` before a host, also as PHP writes it into JSON; a password may hold an `@`. */
const userInfo = /(:\\?\/\\?\/)[^\s/?#"'\\]+@/g;
/** The same where an address stands within another. */
const encodedUserInfo = /(%3A%2F%2F)(?:[^\s/?#"'\\&%]|%(?!2F|3F|23))+(?:%40|@)/gi;

/** What a secret is called, wherever it is named. Not `per_token`: the word stands at the end. */
const name = '(?:[a-z]+[_-])?(?:token|secret)|password|passwd|signature|(?:x-)?api[_-]?key|access[_-]code';
/** As a form or an address names it: `access_token=…`, the `signature=…` of a signed link. */
const inForm = new RegExp(String.raw`\b(${name})=(?!\[token\])[^\s"'<>&#,;}]+`, 'gi');
/** As JSON names it, its text read to its end, whatever stands in it. */
const inJson = new RegExp(String.raw`("(?:x-)?(?:${name})"\s{0,9}:\s{0,9}")(?:[^"\\]|\\.)*`, 'gi');
/** The same within a text of JSON. */
const inQuotedJson = new RegExp(String.raw`(\\"(?:x-)?(?:${name})\\"\s{0,9}:\s{0,9}\\")[^"\\]*`, 'gi');
/** Headers that open something: Lodgify's key, `X-Auth-Token`, cookies. */
const inHeader =
  /\b(x-apikey"?\s*[:=]\s*"?|x-(?:[a-z]+-)?(?:token|secret|api-key)"?\s*[:=]\s*"?)[^\s"',;&}]+/gi;
const cookie = /\b((?:set-)?cookie"?:\s?"?)[^\r\n"]+/gi;
/** `Authorization` with a scheme of its own, or none. */
const authorization = /\b(authorization"?\s?[:=]\s?"?)(?![\s"]?(?:bearer|basic)\b)[^\r\n"',}]+/gi;

/**
 * Text without anything that opens the API or another door: the token itself, anything shaped like one, what is named
 * as a secret, and signed links. The one reading of what is secret: errors, the mock's journal and recordings go by it.
 */
export function redact(text: string, token?: string): string {
  return partsOf(token)
    .reduce((redacted, secret) => redacted.replaceAll(secret, '[token]'), text)
    .replace(sanctumToken, '[token]')
    .replace(signingSecret, '[token]')
    .replace(bearer, '$1 [token]')
    .replace(inForm, '$1=[token]')
    .replace(inJson, '$1[token]')
    .replace(inQuotedJson, '$1[token]')
    .replace(userInfo, '$1[token]@')
    .replace(encodedUserInfo, '$1[token]%40')
    .replace(inHeader, '$1[token]')
    .replace(cookie, '$1[token]')
    .replace(authorization, '$1[token]');
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

/**
 * Whether a text is a word as programs choose it: `checked_in`, `x-request-id`. What people write has capitals, blanks
 * or digits, and what is drawn by chance is long or full of digits.
 */
export const isProgramWord = (text: string): boolean =>
  text.length <= longestName &&
  /^[a-z]+\d{0,2}(?:[_-](?:[a-z]+\d{0,2}|\d{1,2}))*$/.test(text) &&
  text.split(/[_-]/).every((part) => part.length <= 16);

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
