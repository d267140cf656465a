import {
  type OperationName,
  operationNames,
  parentsOf,
  type ResourceName,
  resources,
} from '@lgcd/core-client/contract';
import { equalSecrets } from '../engine/secrets.ts';
import type { Db } from '../engine/store/db.ts';
import { decode } from '../engine/store/rows.ts';
import type { Scope } from '../engine/store/scope.ts';
import { type Row, type TenantTable, tableOf } from '../resources/tables.ts';
import { HttpError, notFound } from './laravel/errors.ts';

export interface Bound {
  /** The row of `{id}`. */
  model: Row<TenantTable> | undefined;
  /** The row of `{<resource>_id}`. */
  parent: Row<TenantTable> | undefined;
}

const parents = new Map(operationNames.map((name) => [name, Object.entries(parentsOf(name))]));

const resourceOf = (name: OperationName): ResourceName => name.slice(0, name.indexOf('.')) as ResourceName;

function find(store: Scope, resource: ResourceName, given: string): Row<TenantTable> {
  const table: TenantTable | null = tableOf[resource];
  const id = /^\d{1,15}$/.test(given) ? Number(given) : undefined;
  const row = table && id !== undefined ? store.find(table, id) : undefined;
  if (!row) throw notFound(resources[resource].model, given);
  return row;
}

/**
 * Laravel's scoped route binding: the rows that a path names, of this agency only, and a child only below its parent.
 * @throws HttpError 404 with Laravel's message
 */
export function bind(name: OperationName, params: Record<string, string>, store: Scope): Bound {
  let parent: Bound['parent'];
  let model: Bound['model'];
  for (const [key, resource] of parents.get(name) ?? []) {
    parent = find(store, resource, params[key] ?? '');
  }
  if (params.id !== undefined) {
    const resource = resourceOf(name);
    model = find(store, resource, params.id);
    for (const key of Object.keys(params)) {
      const owner = (model as unknown as Record<string, unknown>)[key];
      if (key !== 'id' && owner !== parent?.id) throw notFound(resources[resource].model, params.id);
    }
  }
  return { model, parent };
}

/**
 * The agency of a signed link: that of the property whose signature it carries.
 * @throws HttpError 404 for a property that is not there, 403 as Laravel's `signed` middleware for a wrong signature
 */
export function agencyOfSignedLink(
  db: Db,
  name: OperationName,
  params: Record<string, string>,
  signature: unknown,
): Row<'agencies'> {
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : -1;
  const property = db.get('select agency_id, calendar_token from properties where id = ?', [id]);
  if (!property) throw notFound(resources[resourceOf(name)].model, params.id ?? '');
  if (typeof signature !== 'string' || !equalSecrets(String(property.calendar_token), signature))
    throw new HttpError(403, 'Invalid signature.');
  return decode(
    'agencies',
    db.get('select * from agencies where id = ?', [Number(property.agency_id)]) ?? {},
  );
}
