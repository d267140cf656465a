import type { OperationName } from '@lgcd/core-client/contract';
import fc from 'fast-check';
import { mockRoutes } from '../../../packages/mock-server/src/control/index.ts';
import type { Server } from '../../../packages/mock-server/src/http/server.ts';
import { lodgifyRoutes } from '../../../packages/mock-server/src/lodgify/routes.ts';
import { type Form, formsOf, routesOf } from '../../../packages/mock-server/test/cockpit.ts';
import {
  type Attempt,
  attempts,
  contentTypes,
  hostile,
  junkName,
  order,
  queryString,
  rawBodies,
  segment,
} from '../../../packages/mock-server/test/hostile.ts';
import { addWebhook } from '../../../packages/mock-server/test/subjects.ts';

/** What a server is asked under one part of its addresses. */
export interface Surface {
  name: string;
  headers(server: Server): Record<string, string>;
  requests(server: Server): Promise<fc.Arbitrary<Attempt>>;
}

/** Names of fields that these surfaces know; each request has some of them, and some that nobody knows. */
const known = {
  mock: 'seed per_minute advance_seconds set run event agency_id overrides method path token_id times status message retry_after drop name abilities expires_at webhook_id delivery_id where booking_id property_id id fixture reason amount'.split(
    ' ',
  ),
  lodgify:
    'id target_url event secret page size includeCount updatedSince RoomTypeId HouseId StartDate EndDate property_id'.split(
      ' ',
    ),
};
/** Right ones among the wrong, so that requests get past the first check. */
const right = fc.constantFrom<unknown>(
  ...[
    'demo',
    'booking.created',
    'maintenance.urgent',
    'booking_change',
    'rate_change',
    'http://127.0.0.1:9/',
    'POST',
    '/v1/*',
  ],
  ...[42, 43, 3600, 503, ['bookings:read'], '2026-08-01T00:00:00+00:00', { booking: { id: 9876 } }],
);
const fieldsOf = (names: readonly string[]) =>
  fc.dictionary(
    fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...names) }, junkName),
    fc.oneof(right, hostile),
    {
      maxKeys: 5,
    },
  );

/** Requests to routes, each placeholder filled with something. */
function toRoutes(prefix: string, routes: { method: string; path: string }[], names: readonly string[]) {
  const asked = routes.filter(({ method }) => method !== 'ALL');
  return fc
    .record({
      route: fc.constantFrom(...asked),
      fill: fc.array(fc.oneof(fc.constantFrom('1', '2', '42', '9876', 'booking.confirm'), segment), {
        minLength: 4,
        maxLength: 4,
      }),
      fields: fieldsOf(names),
      raw: rawBodies,
      type: contentTypes,
      broken: fc.nat(4),
    })
    .map(({ route: { method, path }, fill, fields, raw, type, broken }): Attempt => {
      const filled =
        prefix +
        path
          .split('/')
          .map((part, index) => (/^[:*]/.test(part) ? fill[index % 4] : part))
          .join('/');
      if (method === 'GET')
        return { path: `${filled}?${queryString(fields)}`, method, type: '', body: undefined };
      return broken === 0
        ? { path: filled, method, type, body: raw }
        : { path: filled, method, type: 'application/json', body: JSON.stringify(fields) };
    });
}

const get = async (server: Server, path: string) => (await fetch(server.url + path)).text();

/** The forms of all pages with what stands in them, some of their values exchanged; and pages with strange queries. */
async function cockpitRequests(server: Server): Promise<fc.Arbitrary<Attempt>> {
  const pages = routesOf(server, 'GET').filter((path) => path !== '/cockpit/live');
  const forms = new Map<string, Form>();
  for (const page of pages)
    for (const form of formsOf(await get(server, page)))
      if (form.method === 'post') forms.set(form.action.split('?')[0] as string, form);
  for (const action of routesOf(server, 'POST'))
    if (!forms.has(action)) forms.set(action, { action, method: 'post', values: [] });
  const text = fc
    .oneof(right, hostile)
    .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)));
  const posts = fc
    .record({
      form: fc.constantFrom(...forms.values()),
      changed: fc.array(fc.tuple(fc.nat(), text), { maxLength: 3 }),
      more: fc.dictionary(fc.oneof(fc.constantFrom(...known.mock), junkName), text, { maxKeys: 2 }),
    })
    .map(({ form, changed, more }): Attempt => {
      const values = form.values.map(([name, value]): [string, string] => [name, value]);
      for (const [index, value] of changed) {
        const field = values[index % Math.max(1, values.length)];
        if (field) field[1] = value;
      }
      const body = new URLSearchParams([...values, ...Object.entries(more)]).toString();
      return { path: form.action, method: 'POST', type: 'application/x-www-form-urlencoded', body };
    });
  const looks = fc
    .record({ page: fc.constantFrom(...pages), id: segment, fields: fieldsOf(known.mock) })
    .map(({ page, id, fields }): Attempt => {
      const path = page.replace(/\/1$/, `/${id}`);
      return { path: `${path}?${queryString(fields)}`, method: 'GET', type: '', body: undefined };
    });
  return fc.oneof(posts, looks);
}

const none = () => ({});

export const surfaces: readonly Surface[] = [
  {
    name: '/v1',
    headers: () => ({ Authorization: 'Bearer 1|demoAgency42AllAbilities0000000000000000' }),
    async requests(server) {
      addWebhook(server);
      // The last object of its kind would be gone for all others.
      const names = order.filter((name: OperationName) => !name.endsWith('.delete'));
      return fc.oneof(...names.map((name) => attempts(server, name)));
    },
  },
  {
    name: '/_mock',
    headers: none,
    requests: async (server) => toRoutes('/_mock', mockRoutes(server.core, server.seed).routes, known.mock),
  },
  { name: '/cockpit', headers: (server) => ({ Origin: server.url }), requests: cockpitRequests },
  {
    name: '/lodgify',
    headers: () => ({ 'X-ApiKey': 'lodgify-demo-42' }),
    requests: async (server) => toRoutes('/lodgify', lodgifyRoutes(server.core).routes, known.lodgify),
  },
];
