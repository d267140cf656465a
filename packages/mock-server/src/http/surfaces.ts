import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { mockRoutes } from '../control/index.ts';
import type { Core } from '../engine/core.ts';
import { lodgifyRoutes } from '../lodgify/routes.ts';
import { demoTokensOf } from '../seed/demo-secret.ts';
import type { SeedChoice } from '../seed/index.ts';
import { apiRoutes } from './api-routes.ts';
import { guard, type Reach } from './guard.ts';
import { prefixes } from './match-route.ts';
import { mountLazily } from './mount-lazily.ts';
import type { Env } from './serve-api.ts';

function assemble(core: Core, seed: SeedChoice, reach: Reach): Hono<Env> {
  const app = new Hono<Env>();
  app.use(guard(reach));
  app.route('/_mock', mockRoutes(core, seed));
  mountLazily(app, '/cockpit', async () => (await import('../cockpit/index.ts')).cockpit(core, seed));
  app.route('/lodgify', lodgifyRoutes(core));
  for (const base of prefixes) {
    const load = async () =>
      (await import('./documentation.ts')).documentation(core, base, demoTokensOf(core)[0]);
    mountLazily(app, base, load, ['/docs', '/openapi.json', '/openapi.yaml']);
  }
  app.route('/', apiRoutes(core, reach.cors));
  app.get('/', (c) =>
    c.json({
      message: 'This is a mock of the LGCD API.',
      api: `${core.origin}/v1`,
      documentation: `${core.origin}/v1/docs`,
      cockpit: `${core.origin}/cockpit`,
    }),
  );
  app.notFound((c) =>
    c.json(
      { message: `There is no ${c.req.path}. The API is below /v1, the mock's own surface below /_mock.` },
      404,
    ),
  );
  return app;
}

/** Everything that the server answers, behind its guard. */
export const listenerOf = (core: Core, seed: SeedChoice, reach: Reach): RequestListener =>
  getRequestListener(assemble(core, seed, reach).fetch, {
    // The process belongs to who starts the server: its globals stay as they are.
    overrideGlobalObjects: false,
  }) as RequestListener;
