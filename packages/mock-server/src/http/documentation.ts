import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bearerScheme, type OpenApiDocument, openApi } from '@lgcd/core-client/openapi';
import { Hono } from 'hono';
import { html } from 'hono/html';
import absolutePath from 'swagger-ui-dist/absolute-path.js';
import type { Core } from '../engine/core.ts';
import type { DemoToken } from '../seed/demo-tokens.ts';
import { knownTo } from './known.ts';

/** What Swagger UI's page loads, from its package: nothing comes from another host. */
const assets: Record<string, string> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
  'favicon-32x32.png': 'image/png',
};

/** Swagger UI sets styles from its script; the rest is closed. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

const page = (base: string) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>LGCD API v1 (mock)</title>
<link rel="icon" href="${base}/docs/favicon-32x32.png">
<link rel="stylesheet" href="${base}/docs/swagger-ui.css">
<style>
body { margin: 0; }
.back { padding: 12px 20px; background: #1a1c26; font: 14px/1.4 system-ui, sans-serif; }
.back a { color: #fff; text-underline-offset: 3px; }
</style>
</head>
<body>
<header class="back"><a href="/cockpit">← Cockpit of this mock</a></header>
<main id="swagger-ui"></main>
<script src="${base}/docs/swagger-ui-bundle.js"></script>
<script src="${base}/docs/start.js"></script>
</body>
</html>`;

/** "Try it out" works at once: the page is authorised with the demo token that may do everything. */
const start = (base: string, token: string) => `const ui = SwaggerUIBundle({
  url: '${base}/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  onComplete: () => ui.preauthorizeApiKey('${bearerScheme}', '${token}'),
});
`;

/** By the name that it was reached by; where a proxy stands before it, by the address that others know. */
function originFor(core: Core, asked: string): string {
  const { host, origin } = new URL(asked);
  return host === new URL(core.origin).host ? core.origin : origin;
}

/** The document for who asks at that address, with examples that the agency of the demo token has. */
function documentFor(core: Core, base: string, asked: string, agencyId: number): OpenApiDocument {
  const domain = core.domain(agencyId);
  return openApi({
    servers: [{ url: originFor(core, asked) + base, description: 'This mock' }],
    known: (name) => knownTo(domain, name),
  });
}

/**
 * `docs` (Swagger UI), `openapi.json` and `openapi.yaml` of one API prefix.
 * @param base `/v1` or `/api/v1`
 * @param caller the token that "Try it out" is authorised with
 */
export function documentation(core: Core, base: string, caller: DemoToken | undefined): Hono {
  const agencyId = caller?.agencyId ?? 0;
  const token = caller?.token ?? '';
  const app = new Hono();
  // The page's script has a token in it: no page of another origin may run it and ask what it was given.
  app.use(async (c, next) => {
    await next();
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
  });
  app.get('/openapi.json', (c) => c.json(documentFor(core, base, c.req.url, agencyId)));
  app.get('/openapi.yaml', async (c) => {
    const { stringify } = await import('yaml');
    const text = stringify(documentFor(core, base, c.req.url, agencyId), { aliasDuplicateObjects: false });
    return c.body(text, 200, { 'Content-Type': 'application/yaml' });
  });
  app.get('/docs', (c) => c.html(page(base), 200, { 'Content-Security-Policy': policy }));
  app.get('/docs/start.js', (c) => c.body(start(base, token), 200, { 'Content-Type': 'text/javascript' }));
  app.get('/docs/:asset', async (c) => {
    const name = c.req.param('asset');
    const type = assets[name];
    if (!type) return c.notFound();
    const bytes = await readFile(join(absolutePath(), name));
    return c.body(bytes, 200, { 'Content-Type': type, 'Cache-Control': 'max-age=86400' });
  });
  return app;
}
