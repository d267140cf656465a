import { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../engine/core.ts';
import { errorAnswer } from '../http/laravel/answers.ts';
import { HttpError } from '../http/laravel/errors.ts';
import type { Env } from '../http/serve-api.ts';
import { lodgifySurface } from '../lodgify/surface.ts';
import type { SeedChoice } from '../seed/index.ts';
import { chooseSeed, reseed, seedLabel } from '../seed/index.ts';
import { actionRoutes } from './actions.ts';
import { agencyRoutes } from './agencies.ts';
import { clockRoutes } from './clock.ts';
import { emitRoutes } from './emit.ts';
import { faultRoutes } from './faults.ts';
import { checkInput, readJson } from './input.ts';
import { testingRoutes } from './testing-routes.ts';
import { tokenRoutes } from './tokens.ts';

const resetBody = z.object({ seed: z.enum(['demo', 'empty']).nullish() });

/** A name, or a whole seed; the path of a file is for whoever starts the server. */
async function seedOf(given: Record<string, unknown>): Promise<SeedChoice | null> {
  const { seed, ...rest } = given;
  if (typeof seed !== 'object' || seed === null) return checkInput(resetBody, given).seed ?? null;
  checkInput(resetBody, rest);
  return chooseSeed(seed);
}
const journalQuery = z.object({ method: z.string().optional(), path: z.string().optional() });
const rateLimitBody = z.object({ per_minute: z.int().min(0).max(1_000_000) });

function serverRoutes(app: Hono<Env>, core: Core, seed: SeedChoice): void {
  app.get('/health', (c) => {
    const { trouble } = core.db;
    if (trouble === null) return c.json({ status: 'ok' });
    const { reason, failures } = trouble;
    return c.json({ status: 'trouble', database: reason, failed_writes: failures }, 503);
  });
  app.post('/reset', async (c) => {
    const given = (await seedOf(await readJson(c))) ?? seed;
    await reseed(core, given);
    return c.json({ data: { seed: seedLabel(given) } });
  });
  app.get('/rate-limit', (c) => c.json({ data: { per_minute: core.rateLimiter.perMinute } }));
  app.put('/rate-limit', async (c) => {
    const { per_minute } = checkInput(rateLimitBody, await readJson(c));
    core.rateLimiter.perMinute = per_minute;
    return c.json({ data: { per_minute } });
  });
}

function journalRoutes(app: Hono<Env>, core: Core): void {
  app.get('/requests', (c) => {
    const { method, path } = checkInput(journalQuery, c.req.query());
    return c.json({ data: core.journal.list({ method, path }) });
  });
  app.delete('/requests', (c) => {
    core.journal.clear();
    return c.body(null, 204);
  });
}

/** The mock's own surface, below `/_mock`: JSON, no bearer. `seed` is what a reset without a name goes back to. */
export function mockRoutes(core: Core, seed: SeedChoice): Hono<Env> {
  const app = new Hono<Env>();
  serverRoutes(app, core, seed);
  clockRoutes(app, core);
  emitRoutes(app, core);
  actionRoutes(app, core);
  journalRoutes(app, core);
  faultRoutes(app, core);
  agencyRoutes(app, core);
  tokenRoutes(app, core);
  testingRoutes(app, core);
  lodgifySurface(app, core);
  app.all('*', (c) => c.json({ message: `There is no ${c.req.method} ${c.req.path}.` }, 404));
  app.onError((error, c) => {
    const known = error instanceof HttpError;
    if (!known) core.fail(error);
    const { status, headers, body } = errorAnswer(known ? error : new HttpError(500, error.message));
    return c.newResponse(body, status as 400, headers);
  });
  return app;
}
