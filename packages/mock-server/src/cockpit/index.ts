/**
 * The cockpit: pages that show what integrations did, and forms that make things happen, below `/cockpit/<agency>`.
 * Pages about the server stand in `pages/`, those about one resource in `resources/<name>/`. They work without a script,
 * and follow what happens with one.
 */
import { Hono } from 'hono';
import { trimTrailingSlash } from 'hono/trailing-slash';
import type { Core } from '../engine/core.ts';
import { HttpError } from '../http/laravel/errors.ts';
import type { SeedChoice } from '../seed/index.ts';
import type { App, Env } from './app.ts';
import { assets } from './assets/index.ts';
import { frameOf } from './frame.ts';
import { countChanges, liveRoute } from './live.ts';
import { parts } from './parts.ts';
import { missing, show } from './respond.ts';
import { plainForms, secured } from './security.ts';
import { html } from './ui/html.ts';

function assetRoute(app: Hono): void {
  app.get('/assets/:name', (c) => {
    const asset = assets.get(c.req.param('name'));
    if (!asset) return c.notFound();
    const kept = c.req.query('v') === asset.version;
    return c.body(asset.text, 200, {
      'Content-Type': asset.type,
      'Cache-Control': kept ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  });
}

/** The pages of one agency. */
function agencyApp(core: Core, seed: SeedChoice, changes: () => number): App {
  const app: App = new Hono<Env>();
  app.use(async (c, next) => {
    const id = Number(c.req.param('agency'));
    const frame = frameOf(core, id, changes());
    if (!frame) return c.redirect('/cockpit', 302);
    c.set('frame', frame);
    c.set('domain', core.domain(id, { type: 'user', name: 'Cockpit', ip: null }));
    return next();
  });
  for (const part of parts(seed)) part(app, core);
  app.all('*', (c) => missing(c, 'such page', ''));
  app.onError((error, c) => {
    const known = error instanceof HttpError;
    if (!known) core.fail(error);
    const status = known ? error.status : 500;
    const words = known ? error.message : 'The cockpit itself failed. The error is in the log of the server.';
    return show(
      c,
      { title: status === 500 ? 'Something went wrong' : 'That did not work', section: '' },
      html`<div class="card"><div class="empty"><p>${words}</p><a class="button" href="${c.var.frame.to('')}">To the overview</a></div></div>`,
      status as 500,
    );
  });
  return app;
}

/** Everything below `/cockpit`. The caller guards Host and Origin, as for the mock's own surface. */
export function cockpit(core: Core, seed: SeedChoice): Hono {
  const app = new Hono();
  app.use(secured, plainForms, trimTrailingSlash());
  assetRoute(app);
  const changes = countChanges(core);
  liveRoute(app, core, changes);
  app.get('/', (c) => {
    const first = core.agencyIds()[0];
    if (first === undefined) return c.text('This server has no agency. Reset it: POST /_mock/reset', 503);
    return c.redirect(`/cockpit/${first}`, 302);
  });
  app.route('/:agency{[0-9]{1,15}}', agencyApp(core, seed, changes));
  return app;
}
