import { withoutEnd } from '@lgcd/core-client';
import { type OperationName, operationNames, operations } from '@lgcd/core-client/contract';
import { groupBy } from '../figures/night.ts';

/** The API's prefixes; both are on LGCD's page. */
export const prefixes = ['/v1', '/api/v1'] as const;

export interface Match {
  /** Operations of this path by method. */
  byMethod: ReadonlyMap<string, OperationName>;
  /** The path's parameters as they came. */
  params: Record<string, string>;
}

interface Route {
  segments: readonly string[];
  byMethod: Map<string, OperationName>;
}

/** What a route is looked up by: no path of the contract begins with a parameter. */
const startOf = (segments: readonly string[]): string => `${segments.length} ${segments[0]}`;

const split = (path: string): string[] => path.split('/').slice(1);

function buildRoutes(): Map<string, Route[]> {
  const byPath = new Map<string, Route>();
  for (const name of operationNames) {
    const { path, method } = operations[name];
    // Placeholders are called differently for the same path by different resources.
    const shape = path.replace(/\{\w+\}/g, '{}');
    const route = byPath.get(shape) ?? { segments: split(path), byMethod: new Map() };
    route.byMethod.set(method, name);
    byPath.set(shape, route);
  }
  return groupBy([...byPath.values()], ({ segments }) => startOf(segments));
}

const routes = buildRoutes();

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Finds the route of a path below the prefix, `/bookings/9876`. */
export function matchRoute(path: string): Match | undefined {
  const given = split(path.length > 1 ? withoutEnd(path, '/') : path);
  for (const { segments, byMethod } of routes.get(startOf(given)) ?? []) {
    const fits =
      segments.length === given.length &&
      segments.every((segment, index) => segment.startsWith('{') || segment === given[index]);
    if (!fits) continue;
    const params = Object.create(null) as Record<string, string>;
    for (const [index, segment] of segments.entries()) {
      if (segment.startsWith('{')) params[segment.slice(1, -1)] = decode(given[index] ?? '');
    }
    return { byMethod, params };
  }
  return undefined;
}

/** Methods that a route allows, as Laravel lists them: `GET, HEAD, POST`. */
export const allowedMethods = (byMethod: ReadonlyMap<string, OperationName>): string[] =>
  ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
    byMethod.has(method === 'HEAD' ? 'GET' : method),
  );
