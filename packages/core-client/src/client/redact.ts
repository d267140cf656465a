const sanctumToken = /\b\d+\|[A-Za-z0-9]{20,}/g;
const bearer = /\b(Bearer|Basic)\s+[^\s"',}]+/gi;
/** The signature of a signed link. */
const signedLink = /([?&](?:token|signature)=)[^&\s"']+/gi;

/** Text without anything that opens the API: the token itself, anything shaped like one, and signed links. */
export function redact(text: string, token?: string): string {
  // The part behind `|` alone is the secret half of a Sanctum token.
  const secrets = token
    ? [token, token.slice(token.indexOf('|') + 1)].filter((part) => part.length >= 8)
    : [];
  return secrets
    .reduce((redacted, secret) => redacted.replaceAll(secret, '[token]'), text)
    .replace(sanctumToken, '[token]')
    .replace(bearer, '$1 [token]')
    .replace(signedLink, '$1[token]');
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
