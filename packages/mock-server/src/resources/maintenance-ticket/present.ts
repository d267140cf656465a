import type { Returned } from '@lgcd/core-client/contract';
import { mad } from '../../figures/money.ts';
import type { Row } from '../tables.ts';

export type MaintenanceTicket = Returned<'maintenanceTicket.get'>;

export function presentMaintenanceTicket({
  agency_id: _,
  cost_cents,
  ...row
}: Row<'maintenance_tickets'>): MaintenanceTicket {
  return { ...row, cost: cost_cents === null ? null : mad(cost_cents) };
}
