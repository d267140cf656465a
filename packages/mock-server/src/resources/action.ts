import { fields, type ResourceName } from '@lgcd/core-client/contract';
import type { z } from 'zod';
import type { Domain } from '../engine/domain.ts';
import type { Row, TenantTable } from './tables.ts';

/** What a person does in LGCD's cockpit and the API has no route for: POST /_mock/actions/<name>. */
export interface Action<B extends z.ZodObject = z.ZodObject> {
  summary: string;
  /** Checked as Laravel would, ids with `x-resource` included; messages are Laravel's. */
  body: B;
  /** Runs in one transaction with its events; what it returns is the answer's `data`. */
  run(domain: Domain, input: z.output<B>): unknown;
}

/** Whatever its input is. */
export type AnyAction = Omit<Action, 'run'> & { run(domain: Domain, input: never): unknown };

export const action = <B extends z.ZodObject>(given: Action<B>): Action<B> => given;

/** The id of an object of the agency; that it exists is checked before the action runs. */
export const named = (resource: ResourceName) => fields.reference(resource, `ID of the ${resource}`);

/** The object that a checked id names. */
export function rowOf<T extends TenantTable>({ store }: Domain, table: T, id: number): Row<T> {
  const row = store.find(table, id);
  if (!row) throw new Error(`An action got the id ${id}, which is not in ${table}.`);
  return row;
}
