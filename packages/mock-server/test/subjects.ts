import type { OperationName } from '@lgcd/core-client/contract';
import { operations, parentsOf, type ResourceName } from '@lgcd/core-client/contract';
import type { Server } from '../src/http/server.ts';
import { type TenantTable, tableOf } from '../src/resources/tables.ts';

const resourceOf = (name: OperationName) => name.slice(0, name.indexOf('.')) as ResourceName;

/** An object of the agency for every parameter of an operation's path. */
export function paramsOf({ core }: Server, name: OperationName, agencyId = 42): Record<string, number> {
  const { store } = core.domain(agencyId);
  const wanted = Object.keys(operations[name].params.shape);
  if (!wanted.includes('id')) {
    return Object.fromEntries(
      Object.entries(parentsOf(name)).map(([parameter, parent]) => {
        const table = tableOf[parent] as TenantTable;
        return [parameter, store.first(table, [])?.id as number];
      }),
    );
  }
  const table = tableOf[resourceOf(name)] as TenantTable;
  const row = store.first(table, []) as unknown as Record<string, number> | undefined;
  if (!row) throw new Error(`Agency ${agencyId} has nothing in ${table}.`);
  return Object.fromEntries(wanted.map((key) => [key, row[key] as number]));
}

/** `/v1/bookings/9876`. */
export const pathOf = (name: OperationName, params: Record<string, number | string>): string =>
  `/v1${operations[name].path.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key]))}`;

/** Gives an agency what the seed leaves to integrations: a webhook with a delivery. */
export function addWebhook({ core }: Server, agencyId = 42): number {
  const domain = core.domain(agencyId);
  return domain.transaction(() => {
    const webhook = domain.store.insert('webhooks', {
      url: 'http://127.0.0.1:9/hook',
      events: ['booking.created'],
      active: true,
      secret: 'secret',
    });
    domain.deliver(webhook, 'booking.created', {
      booking: {
        id: 1,
        reference: 'BKG-000001',
        status: 'confirmed',
        source: 'api',
        check_in: '2026-08-12',
        check_out: '2026-08-19',
        guests_count: 2,
        guest_name: 'A',
      },
    });
    return webhook.id;
  });
}
