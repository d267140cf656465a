import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { Core } from '../engine/core.ts';
import type { ApiRequest } from './api-request.ts';
import type { Cors } from './cors.ts';
import { prefixes } from './match-route.ts';
import { type Env, serveRequest } from './serve-api.ts';

function toRequest(c: Context<Env>, prefix: string): ApiRequest {
  const { incoming } = c.env;
  const url = new URL(c.req.url);
  return {
    method: c.req.method,
    origin: url.origin,
    path: url.pathname,
    route: url.pathname.slice(prefix.length),
    query: url.search.slice(1),
    header: (name) => c.req.header(name),
    ip: incoming.socket.remoteAddress ?? null,
    body: null,
  };
}

/** Every operation of the contract under both prefixes. */
export function apiRoutes(core: Core, cors: Cors): Hono<Env> {
  const app = new Hono<Env>();
  for (const prefix of prefixes) {
    const serve = async (c: Context<Env>) => {
      await serveRequest(core, cors, c.env, toRequest(c, prefix));
      return RESPONSE_ALREADY_SENT;
    };
    app.all(prefix, serve);
    app.all(`${prefix}/*`, serve);
  }
  return app;
}
