import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Core } from '../engine/core.ts';
import type { ApiRequest } from './api-request.ts';
import type { Reach } from './guard.ts';
import { ownHosts } from './guard.ts';
import { matchRoute, prefixes } from './match-route.ts';
import { serveRequest } from './serve-api.ts';

/** Paths and queries that a URL parser would leave as they are. */
const plain = /^(\/[\w/-]*)(?:\?([\w\-=&%.,:+[\]@/]*))?$/;

const originOf = (host: string): string => new URL(`http://${host}`).origin;

/** A header as the Fetch API has it: several of one name are one. */
const headerOf = (incoming: IncomingMessage, name: string): string | undefined => {
  const value = incoming.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
};

/**
 * Answers the usual read of the API without the router of the other surfaces, which costs more than the read itself.
 * Answers whether it did: what is in any way unusual is left to the router, and so is every refusal.
 */
export function directReads(core: Core, reach: Reach): (http: HttpBindings) => boolean {
  const isOurs = ownHosts(reach);
  let [knownHost, origin] = ['', ''];

  return ({ incoming, outgoing }) => {
    const { method, url = '', headers } = incoming as IncomingMessage;
    const { host } = headers;
    if (method !== 'GET' || host === undefined) return false;
    if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return false;
    const [, path, query = ''] = plain.exec(url) ?? [];
    const prefix = path === undefined ? undefined : prefixes.find((each) => path.startsWith(`${each}/`));
    if (path === undefined || prefix === undefined) return false;
    const route = path.slice(prefix.length);
    if (!matchRoute(route)) return false;
    if (host !== knownHost) {
      if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`) || !isOurs(host)) return false;
      [knownHost, origin] = [host, originOf(host)];
    }
    const request: ApiRequest = {
      method,
      origin,
      path,
      route,
      query,
      header: (name) => headerOf(incoming as IncomingMessage, name),
      ip: incoming.socket.remoteAddress ?? null,
      body: null,
    };
    serveRequest(core, reach.cors, { incoming, outgoing }, request).catch((error: unknown) => {
      core.fail(error);
      outgoing.destroy();
    });
    return true;
  };
}
