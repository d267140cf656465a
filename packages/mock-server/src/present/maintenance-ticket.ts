import type { Returned } from '@lgcd/core-client/contract';
import { mad } from '../money.ts';
import type { Row } from '../store/tables.ts';

export type MaintenanceTicket = Returned<'maintenanceTicket.get'>;

export function presentMaintenanceTicket({
  agency_id: _,
  cost_cents,
  ...row
}: Row<'maintenance_tickets'>): MaintenanceTicket {
  return { ...row, cost: cost_cents === null ? null : mad(cost_cents) };
}
