import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bearerScheme, openApi } from '@lgcd/core-client/openapi';
import { Hono } from 'hono';
import { html } from 'hono/html';
import absolutePath from 'swagger-ui-dist/absolute-path.js';

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
</head>
<body>
<div id="swagger-ui"></div>
<script src="${base}/docs/swagger-ui-bundle.js"></script>
<script src="${base}/docs/start.js"></script>
</body>
</html>`;

/**
 * "Try it out" works at once: the page is authorised with the demo token that may do everything. Events have a list of
 * their own on the page, so their tags would be headings with nothing below them.
 */
const start = (base: string, token: string) => `const withoutEmptyTags = () => ({
  statePlugins: {
    spec: {
      wrapSelectors: {
        taggedOperations: (original) => (...given) =>
          original(...given).filter((tag) => tag.get('operations').size > 0),
      },
    },
  },
});
const ui = SwaggerUIBundle({
  url: '${base}/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  plugins: [withoutEmptyTags],
  onComplete: () => ui.preauthorizeApiKey('${bearerScheme}', '${token}'),
});
`;

/**
 * `docs` (Swagger UI) and `openapi.json` of one API prefix.
 * @param base `/v1` or `/api/v1`
 * @param token what "Try it out" is authorised with
 */
export function documentation(base: string, token: string): Hono {
  const app = new Hono();
  // The page's script has a token in it: no page of another origin may run it and ask what it was given.
  app.use(async (c, next) => {
    await next();
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
  });
  let document: ReturnType<typeof openApi> | undefined;
  app.get('/openapi.json', (c) => {
    // Relative, so that it fits whatever name the server is reached by.
    document ??= openApi({ servers: [{ url: base, description: 'This mock' }] });
    return c.json(document);
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
