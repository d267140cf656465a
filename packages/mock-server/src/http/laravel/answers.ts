import { type HttpError, Invalid } from './errors.ts';
import { phpJson, phpPrettyMessage } from './json.ts';

/** What goes onto the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | null;
}

/** On every answer; which pages may read it is said by `corsHeaders`. Source: recorded from Laravel. */
const common = { 'Cache-Control': 'no-cache, private' };
const json = { ...common, 'Content-Type': 'application/json' };

export const jsonAnswer = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { ...json, ...headers },
  body: phpJson(value),
});

export const emptyAnswer = (status: number, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { ...common, ...headers },
  body: null,
});

export const textAnswer = (
  text: string,
  mediaType: string,
  headers: Record<string, string> = {},
): Answer => ({
  status: 200,
  headers: { ...common, 'Content-Type': `${mediaType}; charset=UTF-8`, ...headers },
  body: text,
});

/** 401 and 422 come from Laravel's own answers, compact; the rest from its exception handler, pretty. */
export function errorAnswer(error: HttpError, headers: Record<string, string> = {}): Answer {
  const all = { ...json, ...headers, ...error.headers };
  if (error instanceof Invalid) {
    return {
      status: 422,
      headers: all,
      body: phpJson({ message: error.message, errors: error.errors }),
    };
  }
  const body = error.status === 401 ? phpJson({ message: error.message }) : phpPrettyMessage(error.message);
  return { status: error.status, headers: all, body };
}

/**
 * Laravel's `expectsJson`: by the first type of the Accept header, or a script's request that accepts anything. Without
 * it an unauthenticated call is answered with a page for people. Source: recorded.
 */
export const expectsJson = (accept: string, requestedWith: string | undefined): boolean => {
  const first = accept.split(',')[0]?.trim() ?? '';
  const anything = first === '' || first === '*/*' || first === '*';
  return /[/+]json/i.test(first) || (requestedWith === 'XMLHttpRequest' && anything);
};

export const unauthenticatedPage = (): Answer => ({
  status: 401,
  headers: { ...common, 'Content-Type': 'text/html; charset=UTF-8' },
  body: `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Unauthenticated</title></head>
<body>
<h1>401 Unauthenticated</h1>
<p>The token is missing, unknown, revoked or expired. For JSON, send the header <code>Accept: application/json</code>.</p>
</body>
</html>
`,
});

/** Answers a browser's preflight as Laravel's HandleCors does with its defaults. Source: recorded. */
export const preflight = (method: string, headers: string): Answer => ({
  status: 204,
  headers: {
    ...common,
    Vary: 'Access-Control-Request-Method, Access-Control-Request-Headers',
    'Access-Control-Allow-Methods': method.toUpperCase(),
    'Access-Control-Allow-Headers': headers,
    'Access-Control-Max-Age': '0',
  },
  body: null,
});

/** OPTIONS that is no preflight: Laravel's router names the methods of the route. */
export const optionsOf = (methods: readonly string[]): Answer => ({
  status: 200,
  headers: { ...common, 'Content-Type': 'text/html; charset=UTF-8', Allow: methods.join(',') },
  body: '',
});
