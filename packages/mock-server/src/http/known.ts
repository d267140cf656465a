import {
  exampleOf,
  type OperationName,
  operations,
  parentsOf,
  type ResourceName,
  resources,
} from '@lgcd/core-client/contract';
import type { Known } from '@lgcd/core-client/openapi';
import { isoTime } from '../engine/clock.ts';
import { replayMs } from '../engine/delivery-schedule.ts';
import type { Domain } from '../engine/domain.ts';
import type { Condition } from '../engine/store/conditions.ts';
import { type Row, type TenantTable, tableOf } from '../resources/tables.ts';

type Found = Record<string, unknown> & { id: number };

const resourceOf = (name: OperationName) => name.slice(0, name.indexOf('.')) as ResourceName;

const idOfExample = (resource: ResourceName): number =>
  Number((exampleOf(resources[resource].model) as { id?: unknown } | undefined)?.id);

/** What more an operation asks of its object. */
function fit(name: OperationName, { clock, today }: Domain): Condition[] {
  if (name === 'booking.cancel') return [["status in ('pending', 'confirmed')"], ['check_out > ?', today()]];
  if (name !== 'webhookDelivery.replay') return [];
  return [['created_at > ?', isoTime(clock.now() - replayMs)]];
}

/** The object of the contract's example where it is there, else another; nothing for a table that has none. */
function objectFor(name: OperationName, resource: ResourceName, domain: Domain): Found | undefined {
  const table: TenantTable | null = tableOf[resource];
  if (!table) return undefined;
  const { store } = domain;
  // Each deletion takes the newest, so that what comes after it still finds the others.
  if (operations[name].method === 'DELETE') return store.first(table, [], 'id desc') as Found | undefined;
  const fits = resource === resourceOf(name) ? fit(name, domain) : [];
  const shown = store.first(table, [['id = ?', idOfExample(resource)], ...fits]);
  return (shown ?? store.first(table, fits)) as Found | undefined;
}

/** The id that the first object of a table will have: of webhooks there are none until an integration makes them. */
const firstId = 1;

/** Objects of the agency that the parameters of an operation may name, for the examples of the document. */
export function knownTo(domain: Domain, name: OperationName): Known {
  const { params, query } = operations[name];
  const known: Record<string, unknown> = {};
  const model = objectFor(name, resourceOf(name), domain);
  if ('id' in params.shape) known.id = model?.id ?? firstId;
  for (const [parameter, parent] of Object.entries(parentsOf(name))) {
    known[parameter] =
      ('id' in params.shape ? model?.[parameter] : undefined) ??
      objectFor(name, parent, domain)?.id ??
      firstId;
  }
  for (const [filter, schema] of Object.entries(query.shape)) {
    const { 'x-resource': named } = (schema.meta() ?? {}) as { 'x-resource'?: ResourceName };
    const id = named && objectFor(name, named, domain)?.id;
    if (id !== undefined) known[filter] = id;
  }
  if (operations[name].auth === 'signed') {
    known.token = (model as unknown as Row<'properties'> | undefined)?.calendar_token;
  }
  return known;
}
