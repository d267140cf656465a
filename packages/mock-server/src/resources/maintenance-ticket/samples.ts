import type { Domain } from '../../engine/domain.ts';
import type { SamplesOf } from '../define.ts';
import { blockOf, newest } from '../sample.ts';
import { presentMaintenanceTicket } from './present.ts';

const ticket = (fits: string) => (domain: Domain) =>
  blockOf(newest(domain, 'maintenance_tickets', fits), (found) => ({
    maintenance_ticket: presentMaintenanceTicket(found),
  }));

export const samples = {
  'maintenance.created': ticket("status = 'open'"),
  'maintenance.assigned': ticket("status = 'assigned'"),
  'maintenance.urgent': ticket("priority = 'urgent' and status <> 'resolved'"),
  'maintenance.resolved': ticket("status = 'resolved'"),
} satisfies SamplesOf<'maintenance'>;
