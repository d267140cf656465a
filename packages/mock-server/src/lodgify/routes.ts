import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { isoTime } from '../engine/clock.ts';
import type { Core } from '../engine/core.ts';
import type { Domain } from '../engine/domain.ts';
import { faultBody, faultContentType, faultMessage } from '../engine/faults.ts';
import { excerpt } from '../engine/journal.ts';
import { readBody } from '../http/api-request.ts';
import { HttpError } from '../http/laravel/errors.ts';
import type { Env as ServerEnv } from '../http/serve-api.ts';
import { lodgifyBooking } from './bookings.ts';
import { agencyOfKey } from './keys.ts';
import { ratesCalendar } from './prices.ts';
import { subscribe, subscriptionView, unsubscribe } from './subscriptions.ts';
import { v2Booking } from './v2.ts';

type Env = ServerEnv & { Variables: { domain: Domain; body: string } };

const mostOnPage = 50;

/** @throws HttpError 400 */
function jsonOf(c: Context<Env>): Record<string, unknown> {
  const text = c.var.body;
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below, for both.
  }
  throw new HttpError(400, 'The body must be a JSON object.');
}

/** One entry of the journal for each request, and the faults that were asked for. */
function recorded(core: Core, app: Hono<Env>): void {
  app.use(async (c, next) => {
    const at = core.clock.now();
    const began = performance.now();
    const path = new URL(c.req.url).pathname;
    const body = Buffer.from((await readBody(c.env.incoming)) ?? []).toString();
    c.set('body', body);
    const fault = core.faults.take(c.req.method, path, null);
    const journal = async (status: number, message: string | null, answer: string | null) =>
      core.journal.add({
        at: isoTime(at),
        method: c.req.method,
        path,
        operation: null,
        status,
        message,
        duration_ms: Math.round(performance.now() - began),
        agency_id: c.var.domain?.agencyId ?? null,
        token: null,
        ability: null,
        rate_limit: null,
        fault: fault?.id ?? null,
        user_agent: c.req.header('user-agent') ?? null,
        request_body: excerpt(body || null),
        response_body: excerpt(answer),
      });
    if (fault?.delay_ms) await sleep(fault.delay_ms, undefined, { ref: false });
    const isDropped = fault?.drop === true || fault?.drop === 'before';
    const own = fault && faultBody(fault);
    if (fault && own !== undefined && !isDropped) {
      c.res = c.body(own, (fault.status ?? 200) as 200, { 'Content-Type': faultContentType(fault) });
    } else if (fault?.status !== undefined && !isDropped) {
      c.res = c.json({ message: faultMessage(fault) }, fault.status as 500);
      if (fault.retry_after !== undefined) c.header('Retry-After', String(fault.retry_after));
    } else if (!isDropped) await next();
    if (isDropped || fault?.drop === 'after') {
      await journal(0, 'The connection was dropped (fault).', null);
      c.env.incoming.socket.destroy();
      c.res = RESPONSE_ALREADY_SENT;
      return;
    }
    const text = await c.res.clone().text();
    await journal(c.res.status, c.res.ok ? null : text, text || null);
  });
}

function webhookRoutes(app: Hono<Env>, core: Core): void {
  app.post('/webhooks/v1/subscribe', (c) => {
    const input = jsonOf(c);
    return c.json(
      core.write(() => subscribe(c.var.domain, input)),
      201,
    );
  });
  app.get('/webhooks/v1/list', (c) =>
    c.json(c.var.domain.store.list('lodgify_subscriptions').map(subscriptionView)),
  );
  // Public clients send DELETE with a body, POST with a body, or the id in the path.
  app.on(['DELETE', 'POST'], ['/webhooks/v1/unsubscribe', '/webhooks/v1/unsubscribe/:id'], (c) => {
    const id = c.req.param('id') ?? jsonOf(c).id;
    core.write(() => unsubscribe(c.var.domain, id));
    return c.json({});
  });
}

function bookingRoutes(app: Hono<Env>): void {
  app.get('/v2/reservations/bookings', (c) => {
    const number = (name: string, fallback: number) => {
      const value = Math.floor(Number(c.req.query(name)));
      return value >= 1 ? value : fallback;
    };
    const { store } = c.var.domain;
    const size = Math.min(number('size', mostOnPage), mostOnPage);
    const rows = store.list('lodgify_bookings');
    const from = (number('page', 1) - 1) * size;
    const items = rows.slice(from, from + size).map((row) => v2Booking(row.object, row.updated_at));
    return c.json({ count: c.req.query('includeCount') === 'true' ? rows.length : null, items });
  });
  app.get('/v2/rates/calendar', (c) => c.json(ratesCalendar(c.var.domain, c.req.query())));
  app.get('/v2/reservations/bookings/:id{[0-9]{1,15}}', (c) => {
    const { object, updated_at } = lodgifyBooking(c.var.domain, Number(c.req.param('id')));
    return c.json(v2Booking(object, updated_at));
  });
}

/**
 * The part of Lodgify's API that webhooks need, with Lodgify's paths, so that the base URL of a client is
 * `http://127.0.0.1:4010/lodgify`. Source: Lodgify's public developer reference, and public client code.
 */
export function lodgifyRoutes(core: Core): Hono<Env> {
  const app = new Hono<Env>();
  recorded(core, app);
  app.use(async (c, next) => {
    c.set('domain', core.domain(agencyOfKey(core, c.req.header('x-apikey'))));
    return next();
  });
  webhookRoutes(app, core);
  bookingRoutes(app);
  app.notFound((c) => c.json({ message: `Lodgify's mock has no ${c.req.method} ${c.req.path}.` }, 404));
  app.onError((error, c) => {
    const known = error instanceof HttpError;
    if (!known) core.fail(error);
    return c.json({ message: known ? error.message : 'Server Error' }, (known ? error.status : 500) as 500);
  });
  return app;
}
