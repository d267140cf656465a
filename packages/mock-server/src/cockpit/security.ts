import type { MiddlewareHandler } from 'hono';

/** Nothing inline and nothing from elsewhere. The pages are made so that they need no exception. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const headers: Record<string, string> = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Not `no-referrer`: under it browsers post forms with `Origin: null`, and the guard would refuse them.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** Pages show guests' data and secrets, so nothing of them stays in a cache unless the route says so. */
export const secured: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
};

const largestForm = 1024 * 1024;

/** Forms are small, of known length, and of the one kind that the pages send. */
export const plainForms: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'POST') return next();
  if (c.req.header('transfer-encoding') !== undefined) return c.text('Send the form with its length.', 411);
  if (Number(c.req.header('content-length') ?? 0) > largestForm)
    return c.text('The form is larger than 1 MB.', 413);
  const type = c.req.header('content-type') ?? 'application/x-www-form-urlencoded';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return c.text(
      'The cockpit takes HTML forms (application/x-www-form-urlencoded). For JSON there is /_mock.',
      415,
    );
  }
  return next();
};
