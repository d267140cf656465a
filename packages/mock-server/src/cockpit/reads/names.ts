import type { Domain } from '../../engine/domain.ts';

const named = (domain: Domain, table: 'properties' | 'owners'): Map<number, string> =>
  new Map(
    domain.store
      .query<{ id: number; name: string }>(
        `select id, name from ${table} where agency_id = :agency order by name`,
      )
      .map(({ id, name }) => [id, name]),
  );

/** Names by id, for lists that show another object's name. */
export const propertyNames = (domain: Domain): ReadonlyMap<number, string> => named(domain, 'properties');
export const ownerNames = (domain: Domain): ReadonlyMap<number, string> => named(domain, 'owners');
