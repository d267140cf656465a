/** A call of Lodgify's API that failed. Messages say what to do, and never carry the key. */
export class LodgifyApiError extends Error {
  override readonly name = 'LodgifyApiError';
  /** HTTP status; undefined when there was no answer. */
  readonly status: number | undefined;

  constructor(message: string, status: number | undefined, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
  }
}

const advice: Readonly<Record<number, string>> = {
  401: 'It does not accept the API key. Copy the key from Lodgify, Settings, Public API.',
  403: 'The API key may not do this. Check the plan and the permissions of the Lodgify account.',
  404: 'Nothing is there. Check the base URL.',
  409: 'Another subscription has this address already.',
  429: 'Too many requests. Lodgify takes new ones in a minute or so.',
};

/** Lodgify's own words, when it has some: `{"message": …}`, or RFC 7807's `title` and `detail`. */
function wordsOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { message, detail, title } = json as Record<string, unknown>;
  const words = [message, detail, title].find((text) => typeof text === 'string' && text.trim());
  return words === undefined ? undefined : String(words).slice(0, 300);
}

function otherwise(status: number): string {
  if (status >= 500) return 'That is trouble of its own; try again later.';
  return status < 400 ? 'It redirects to another address. Check the base URL.' : '';
}

/** @param what as in `subscribe to rate_change` */
export function refused(what: string, status: number, json: unknown): LodgifyApiError {
  // Its own words for 401 say what ours do: that the key is wrong.
  const words = status === 401 ? undefined : wordsOf(json);
  const hint = advice[status] ?? otherwise(status);
  const said = words ? `: ${words.replace(/\.?$/, '.')}` : '.';
  return new LodgifyApiError(
    `Lodgify refused to ${what} (${status})${said}${hint ? ` ${hint}` : ''}`,
    status,
  );
}
